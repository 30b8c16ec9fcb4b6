import type { Page, PullView } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime, number, shortId } from '../../render/text.js';

export default class PullList extends TenantCommand {
  static override description = 'List what a stage pulled, the latest first.';
  static override result = '{ items: pullView[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> --module explore'];
  static override flags = { ...moduleFlag('explore'), ...listFlags };

  protected async work(): Promise<Page<PullView>> {
    const { flags } = await this.parse(PullList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { limit: flags.limit, after: flags.after };
    const page = await answerOf(client.GET('/api/v1/pulls', { params: { query } }));
    const of = (pull: PullView, state: string) => pull.partitions.filter((p) => p.state === state).length;
    this.log(
      table(
        [
          { title: 'asked', value: (p) => dateTime(p.askedAt) },
          { title: 'what', value: (p) => p.projection },
          { title: 'from', value: (p) => p.from },
          { title: 'status', value: (p) => p.status, paint: paintStatus },
          { title: 'arrived', value: (p) => `${of(p, 'arrived')} of ${p.partitions.length}`, align: 'right' },
          {
            title: 'rows',
            value: (p) => number(p.partitions.reduce((sum, { rows }) => sum + (rows ?? 0), 0)),
            align: 'right',
          },
          { title: 'by', value: (p) => (p.scheduled ? 'schedule' : p.askedBy) },
          { title: 'id', value: (p) => shortId(p.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
