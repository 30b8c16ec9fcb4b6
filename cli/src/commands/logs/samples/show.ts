import { Args } from '@oclif/core';
import type { MarkedSamplesDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../../base/flags.js';
import { TenantCommand } from '../../../base/tenant-command.js';
import { facts, table } from '../../../render/table.js';
import { dateTime, shortId } from '../../../render/text.js';

export default class LogsSamplesShow extends TenantCommand {
  static override description =
    'Show marked samples: every version, its labels, and the days of the log that it came from.';
  static override result = 'markedSamplesDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> errors'];
  static override args = { ref: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('explore') };

  protected async work(): Promise<MarkedSamplesDetail> {
    const { args, flags } = await this.parse(LogsSamplesShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { findNamed } = await import('../../../find/named.js');
    const { client, connection } = await (await this.environment(flags)).stage(flags.module);
    const { id } = await findNamed(args.ref, {
      kind: 'markedSamples',
      where: connection.name,
      list: (query) => answerOf(client.GET('/api/v1/marked-samples', { params: { query } })),
    });
    const detail = await answerOf(client.GET('/api/v1/marked-samples/{id}', { params: { path: { id } } }));
    this.log(
      facts([
        ['Name', `markedSamples/${detail.name}`],
        ['Id', detail.id],
      ]),
    );
    this.log('');
    this.log(
      table(
        [
          { title: 'version', value: (v) => v.version, align: 'right' },
          { title: 'samples', value: (v) => v.items, align: 'right' },
          { title: 'labels', value: (v) => Object.keys(v.labels).length, align: 'right' },
          { title: 'from', value: (v) => v.sources.map((s) => shortId(s.partition)).join(', ') },
          { title: 'added', value: (v) => `${dateTime(v.addedAt)} by ${v.addedBy}` },
          { title: 'digest', value: (v) => shortId(v.digest) },
        ],
        detail.versions,
      ),
    );
    return detail;
  }
}
