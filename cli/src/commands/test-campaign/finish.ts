import { Args } from '@oclif/core';
import type { TestCampaignDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TestCampaignFinish extends TenantCommand {
  static override description =
    'Finish a test campaign that people tested.\nIt takes no more verdicts; its result goes to Lifecycle, signed, as evidence for the next promotion.';
  static override result = 'testCampaignDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> "r2 by us"'];
  static override args = { ref: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('preprod') };

  protected async work(): Promise<TestCampaignDetail> {
    const { args, flags } = await this.parse(TestCampaignFinish);
    const { answerOf } = await import('@wordslab/api-client');
    const { findTestCampaign, showTestCampaign } = await import('../../find/test-campaigns.js');
    const { testCampaignText } = await import('../../find/test-campaign-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findTestCampaign(stage, args.ref);
    await answerOf(stage.client.POST('/api/v1/test-campaigns/{id}/finish', { params: { path: { id } } }));
    const campaign = await showTestCampaign(stage, id);
    this.log(testCampaignText(campaign));
    return campaign;
  }
}
