import { Args, Flags } from '@oclif/core';
import type { TestCampaignDetail } from '@wordslab/contracts';
import { moduleFlag, waitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';

export default class TestCampaignCreate extends TenantCommand {
  static override description =
    'Test what is deployed on a copy of a test set, and follow it until it is measured.\nEnds with code 12, naming what went wrong, when it is not measured. Without --people it is finished then; its result goes to Lifecycle, signed.';
  static override result = 'testCampaignDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "r2 on gold" --service triage --test-set gold',
    '<%= config.bin %> <%= command.id %> "r2 by us" --service triage --test-set gold --people ana,ben',
  ];
  static override args = { name: Args.string({ required: true, description: 'Name of the campaign.' }) };
  static override flags = {
    ...moduleFlag('preprod'),
    service: Flags.string({ required: true, description: 'The deployed service.', helpValue: 'NAME' }),
    'test-set': Flags.string({ required: true, description: 'The copy of a test set.', helpValue: 'REF' }),
    people: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: "Who tests it too, separated by commas; 'anyone' for whoever may.",
      helpValue: 'NAMES',
    }),
    ...waitFlags,
  };

  private campaign: string | undefined;

  protected override async onInterrupt() {
    if (!this.campaign) return { detail: 'interrupted', hint: 'See `wordslab test-campaign list`.' };
    return {
      detail: `stopped following; the test campaign ${this.campaign} goes on`,
      hint: `Look again with \`wordslab test-campaign show ${this.campaign}\`, or call it off with \`wordslab test-campaign cancel ${this.campaign}\`.`,
    };
  }

  protected async work(): Promise<TestCampaignDetail> {
    const { args, flags } = await this.parse(TestCampaignCreate);
    const { answerOf } = await import('@wordslab/api-client');
    const { copyNamed } = await import('../../find/copies.js');
    const { listOf } = await import('../../find/reference.js');
    const { assertMeasured, showTestCampaign } = await import('../../find/test-campaigns.js');
    const { testCampaignText } = await import('../../find/test-campaign-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const testSet = await copyNamed(stage, flags['test-set'], 'testSet');
    const named = listOf(flags.people).filter((name) => name !== 'anyone');
    const people = flags.people ? { people: named } : {};
    const body = { name: args.name, service: flags.service, testSet: testSet.id, ...people };
    const { id } = await answerOf(stage.client.POST('/api/v1/test-campaigns', { body }));
    this.campaign = id;
    const campaign = await (flags.wait ? this.follow(stage, id, flags.timeout) : showTestCampaign(stage, id));
    assertMeasured(campaign);
    this.log(testCampaignText(campaign));
    return campaign;
  }

  private async follow(stage: Stage, id: string, timeoutSeconds?: number): Promise<TestCampaignDetail> {
    const { follow } = await import('../../base/follow.js');
    const { showTestCampaign } = await import('../../find/test-campaigns.js');
    return follow({
      look: () => showTestCampaign(stage, id),
      isOver: (campaign) => campaign.status !== 'measuring',
      onLook: ({ serving, progress: { done, total } }) =>
        this.progress.now(
          `${serving.service} was asked ${done} of ${total} rows`,
          total > 0 ? done / total : undefined,
        ),
      signal: this.signal,
      timeoutSeconds,
      what: `the test campaign ${id}`,
      again: `wordslab test-campaign show ${id}`,
    });
  }
}
