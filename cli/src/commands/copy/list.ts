import { Flags } from '@oclif/core';
import type { CopySummary, Page } from '@wordslab/contracts';
import { listFlags, neededModuleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, duration, number, shortId } from '../../render/text.js';

export default class CopyList extends TenantCommand {
  static override description =
    'List the read-only copies in a stage: where each came from, under which policy, how old.';
  static override result = '{ items: copySummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> --module train'];
  static override flags = {
    ...neededModuleFlag,
    kind: Flags.string({ description: 'Only those of this kind.', helpValue: 'KIND' }),
    ...listFlags,
  };

  protected async work(): Promise<Page<CopySummary>> {
    const { flags } = await this.parse(CopyList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { kind, limit, after } = flags;
    const page = await answerOf(client.GET('/api/v1/copies', { params: { query: { kind, limit, after } } }));
    this.log(
      table(
        [
          { title: 'copy', value: (c) => `${c.kind}/${c.name}@${c.version}` },
          { title: 'home', value: (c) => c.home },
          { title: 'from', value: (c) => c.from },
          { title: 'rows', value: (c) => number(c.rows), align: 'right' },
          { title: 'policy', value: (c) => `${c.policy.id} v${c.policy.version}` },
          { title: 'here since', value: (c) => `${dateTime(c.activatedAt)} (${duration(c.ageSeconds)})` },
          { title: 'snapshot', value: (c) => shortId(c.snapshot) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
