import { Args, Flags } from '@oclif/core';
import type { TestCampaignOutcome } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TestCampaignCancel extends TenantCommand {
  static override description = 'Call a test campaign off: it asks no further, and gives no evidence.';
  static override result = 'testCampaignOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> "r2 on gold" --reason "wrong test set"'];
  static override args = { ref: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = {
    ...moduleFlag('preprod'),
    reason: Flags.string({ description: 'For the record.', helpValue: 'TEXT' }),
  };

  protected async work(): Promise<TestCampaignOutcome> {
    const { args, flags } = await this.parse(TestCampaignCancel);
    const { answerOf } = await import('@wordslab/api-client');
    const { findTestCampaign } = await import('../../find/test-campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findTestCampaign(stage, args.ref);
    const body = { reason: flags.reason };
    const outcome = await answerOf(
      stage.client.POST('/api/v1/test-campaigns/{id}/cancel', { params: { path: { id } }, body }),
    );
    this.log(`Test campaign '${outcome.name}' is ${outcome.status}`);
    return outcome;
  }
}
