import { Args, Flags } from '@oclif/core';
import type { TestCampaignOutcome } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

const verdicts = ['correct', 'wrong'] as const;

export default class TestCampaignVerdict extends TenantCommand {
  static override description =
    'Say whether an answer was right: of a case that was tried, or of row:<n> of the test set.\nA second verdict of yours on the same case takes the place of the first.';
  static override result = 'testCampaignOutcome';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "r2 by us" row:17 correct --as ana',
    '<%= config.bin %> <%= command.id %> "r2 by us" 3c9f1a2b-… wrong --label refund --comment "asks for money" --as ana',
  ];
  static override args = {
    ref: Args.string({ required: true, description: 'Name or id of the campaign.' }),
    case: Args.string({ required: true, description: 'The case that a try printed, or row:<n>.' }),
    verdict: Args.string({ required: true, options: [...verdicts], description: 'Whether the answer was right.' }),
  };
  static override flags = {
    ...moduleFlag('preprod'),
    label: Flags.string({ description: 'The right label, where the answer is wrong.', helpValue: 'LABEL' }),
    comment: Flags.string({ description: 'Kept sealed, like the text.', helpValue: 'TEXT' }),
  };

  protected async work(): Promise<TestCampaignOutcome> {
    const { args, flags } = await this.parse(TestCampaignVerdict);
    const { answerOf } = await import('@wordslab/api-client');
    const { findTestCampaign } = await import('../../find/test-campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findTestCampaign(stage, args.ref);
    const verdict = verdicts.find((v) => v === args.verdict) ?? 'wrong';
    const body = { case: args.case, verdict, label: flags.label, comment: flags.comment };
    const outcome = await answerOf(
      stage.client.POST('/api/v1/test-campaigns/{id}/verdicts', { params: { path: { id } }, body }),
    );
    this.log(`${args.case} of '${outcome.name}': ${verdict}`);
    return outcome;
  }
}
