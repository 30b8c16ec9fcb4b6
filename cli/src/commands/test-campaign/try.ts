import { Args } from '@oclif/core';
import type { TryResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TestCampaignTry extends TenantCommand {
  static override description =
    'Ask the tested service a text of your own.\nThe text is kept sealed in this stage and never leaves it. The case that is printed is what a verdict names.';
  static override result = 'tryResult';
  static override examples = ['<%= config.bin %> <%= command.id %> "r2 by us" "Where is my card?" --as ana'];
  static override args = {
    ref: Args.string({ required: true, description: 'Name or id of the campaign.' }),
    text: Args.string({ required: true, description: 'What to ask.' }),
  };
  static override flags = { ...moduleFlag('preprod') };

  protected async work(): Promise<TryResult> {
    const { args, flags } = await this.parse(TestCampaignTry);
    const { answerOf } = await import('@wordslab/api-client');
    const { findTestCampaign } = await import('../../find/test-campaigns.js');
    const { shareText } = await import('../../find/test-campaign-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findTestCampaign(stage, args.ref);
    const result = await answerOf(
      stage.client.POST('/api/v1/test-campaigns/{id}/tries', { params: { path: { id } }, body: { text: args.text } }),
    );
    this.log(`${result.answer} (${shareText(result.score)}), case ${result.case}`);
    return result;
  }
}
