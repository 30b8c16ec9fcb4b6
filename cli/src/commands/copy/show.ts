import { Args, Flags } from '@oclif/core';
import type { CopyDetail, CopyRow } from '@wordslab/contracts';
import { neededModuleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { facts, table } from '../../render/table.js';
import { dateTime, duration, number } from '../../render/text.js';

export default class CopyShow extends TenantCommand {
  static override description = 'Show a copy: its provenance, policy and signatures; with --rows some of its rows.';
  static override result = 'copyDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> dataset/messages --module train --rows 5'];
  static override args = { copy: Args.string({ required: true, description: 'kind/name, name@version or id.' }) };
  static override flags = {
    ...neededModuleFlag,
    rows: Flags.integer({ description: 'Show so many rows, up to 200.', min: 1, max: 200, helpValue: 'N' }),
  };

  protected async work(): Promise<CopyDetail & { rowsShown?: CopyRow[] }> {
    const { args, flags } = await this.parse(CopyShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { copyNamed } = await import('../../find/copies.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { id } = await copyNamed(stage, args.copy);
    const path = { id };
    const copy: CopyDetail = await answerOf(stage.client.GET('/api/v1/copies/{id}', { params: { path } }));
    const query = { limit: flags.rows };
    const rows = flags.rows
      ? (await answerOf(stage.client.GET('/api/v1/copies/{id}/rows', { params: { path, query } }))).items
      : undefined;
    this.log([copyText(copy), ...(rows ? ['', rowsText(copy, rows)] : [])].join('\n'));
    return rows ? { ...copy, rowsShown: rows } : copy;
  }
}

const copyText = (c: CopyDetail): string =>
  facts([
    ['Copy', `${c.kind}/${c.name}@${c.version}, read-only`],
    ['Id', c.id],
    ['Home', `${c.home}${c.from === c.home ? '' : `, shipped by ${c.from}`}`],
    ['Digest', c.digest],
    ['Rows', number(c.rows)],
    ['Here since', `${dateTime(c.activatedAt)} (${duration(c.ageSeconds)})`],
    ['Snapshot', c.snapshot],
    ['Shows', c.source ? `${c.projection} at position ${c.source.position} of ${c.home}` : c.projection],
    ['Policy', `${c.policy.id} version ${c.policy.version} (${c.policy.hash})`],
    ['Fields', c.fields.map((f) => `${f.name} (${f.class})`).join(', ')],
    ['Signed by', c.signatures.map((s) => s.keyid).join(', ') || '-'],
    ['Receipt', c.receipt ? `signed by ${c.receipt.signatures.map((s) => s.keyid).join(', ')}` : 'none yet'],
  ]);

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value);

const rowsText = (copy: CopyDetail, rows: readonly CopyRow[]): string =>
  table<CopyRow>(
    [
      { title: '#', value: (r) => r.ordinal, align: 'right' },
      ...copy.fields.map(({ name }) => ({ title: name, value: (r: CopyRow) => textOf(r.row[name]) })),
    ],
    rows,
  );
