import type { PolicyPage } from '@wordslab/contracts';
import { Flags } from '@oclif/core';
import { listFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class PolicyList extends TenantCommand {
  static override description = 'List the policies; those marked standing came with wordslab, for what staff wrote.';
  static override result = 'policyPage';
  static override examples = ['<%= config.bin %> <%= command.id %> --to train'];
  static override flags = {
    from: Flags.string({ description: 'Only those of this home.', helpValue: 'MODULE' }),
    to: Flags.string({ description: 'Only those to this module.', helpValue: 'MODULE' }),
    ...listFlags,
  };

  protected async work(): Promise<PolicyPage> {
    const { flags } = await this.parse(PolicyList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { from, to, limit, after } = flags;
    const page = await answerOf(lifecycle.GET('/api/v1/policies', { params: { query: { from, to, limit, after } } }));
    this.log(
      table(
        [
          { title: 'policy', value: (p) => p.id },
          { title: 'version', value: (p) => p.version, align: 'right' },
          { title: 'edge', value: (p) => `${p.from} to ${p.to}` },
          { title: 'projection', value: (p) => p.projection },
          { title: 'fields', value: (p) => Object.keys(p.document.fields).length, align: 'right' },
          {
            title: 'approved',
            value: (p) => (p.standing ? 'standing' : `${dateTime(p.approvedAt)} by ${p.approvedBy}`),
          },
          { title: 'hash', value: (p) => shortId(p.hash) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
