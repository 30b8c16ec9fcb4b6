import type { CampaignSummary, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, number, shortId } from '../../render/text.js';

export default class CampaignList extends TenantCommand {
  static override description = 'List the annotation campaigns of a stage.';
  static override result = '{ items: campaignSummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('train'), ...listFlags };

  protected async work(): Promise<Page<CampaignSummary>> {
    const { flags } = await this.parse(CampaignList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { limit: flags.limit, after: flags.after };
    const page: Page<CampaignSummary> = await answerOf(client.GET('/api/v1/campaigns', { params: { query } }));
    this.log(
      table(
        [
          { title: 'name', value: (c) => c.name },
          { title: 'status', value: (c) => c.status },
          { title: 'about', value: (c) => `${c.source.kind}/${c.source.name}` },
          { title: 'split', value: (c) => c.split },
          { title: 'items', value: (c) => number(c.items), align: 'right' },
          { title: 'annotators', value: (c) => c.annotatorsPerItem, align: 'right' },
          { title: 'created', value: (c) => dateTime(c.createdAt) },
          { title: 'id', value: (c) => shortId(c.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
