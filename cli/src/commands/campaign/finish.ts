import { Args } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class CampaignFinish extends TenantCommand {
  static override description = 'Finish a campaign: it takes no labels any more, and can still be frozen.';
  static override result = "{ id: string, status: 'finished' }";
  static override examples = ['<%= config.bin %> <%= command.id %> topics'];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<{ id: string; status: 'finished' }> {
    const { args, flags } = await this.parse(CampaignFinish);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, args.campaign) };
    const result = await answerOf(stage.client.POST('/api/v1/campaigns/{id}/finish', { params: { path } }));
    this.log(`campaign/${args.campaign} is finished.`);
    return result;
  }
}
