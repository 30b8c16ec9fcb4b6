import type { HoldList as Holds } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime } from '../../render/text.js';

export default class HoldList extends TenantCommand {
  static override description = 'List the holds in force: by whom, since when and why.';
  static override result = 'holdList';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  protected async work(): Promise<Holds> {
    const { flags } = await this.parse(HoldList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const holds = await answerOf(lifecycle.GET('/api/v1/holds'));
    this.log(
      table(
        [
          { title: 'stage', value: (h) => h.stage },
          { title: 'since', value: (h) => dateTime(h.at) },
          { title: 'by', value: (h) => h.by },
          { title: 'rolled back from', value: (h) => h.from?.alias ?? '-' },
          { title: 'reason', value: (h) => h.reason },
        ],
        holds.items,
      ),
    );
    return holds;
  }
}
