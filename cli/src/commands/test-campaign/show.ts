import { Args } from '@oclif/core';
import type { TestCampaignDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TestCampaignShow extends TenantCommand {
  static override description =
    'Show a test campaign: what was tested, its measures, the worst labels, and which are taken for each other.';
  static override result = 'testCampaignDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> "r2 on gold"'];
  static override args = { ref: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('preprod') };

  protected async work(): Promise<TestCampaignDetail> {
    const { args, flags } = await this.parse(TestCampaignShow);
    const { findTestCampaign, showTestCampaign } = await import('../../find/test-campaigns.js');
    const { testCampaignText } = await import('../../find/test-campaign-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const campaign = await showTestCampaign(stage, await findTestCampaign(stage, args.ref));
    this.log(testCampaignText(campaign));
    return campaign;
  }
}
