import { Args } from '@oclif/core';
import type { CampaignItem, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';

export default class CampaignDisagreements extends TenantCommand {
  static override description = 'List the items whose annotators differ and about which nobody has decided.';
  static override result = '{ items: campaignItem[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> topics'];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('train'), ...listFlags };

  protected async work(): Promise<Page<CampaignItem>> {
    const { args, flags } = await this.parse(CampaignDisagreements);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, args.campaign) };
    const query = { only: 'disagreements' as const, limit: flags.limit, after: flags.after };
    const route = '/api/v1/campaigns/{id}/items';
    const page: Page<CampaignItem> = await answerOf(stage.client.GET(route, { params: { path, query } }));
    const said = (i: CampaignItem) =>
      i.annotations.flatMap(({ annotator, label }) => (label === null ? [] : [`${label} (${annotator})`]));
    this.log(
      table(
        [
          { title: 'item', value: (i) => `${args.campaign}/${i.item}` },
          { title: 'labels', value: (i) => said(i).join(', ') },
          { title: 'text', value: (i) => i.text },
        ],
        page.items,
      ),
    );
    if (page.items.length > 0)
      this.progress.line('Decide one: `wordslab campaign adjudicate ITEM --label LABEL --reason TEXT`.');
    this.tellNext(page.next);
    return page;
  }
}
