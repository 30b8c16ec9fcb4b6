import { Args, Flags } from '@oclif/core';
import type { TestCampaignDetail, TestedCase, TestedRow } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

type Shown = TestCampaignDetail & { wrong?: readonly TestedRow[]; cases?: readonly TestedCase[] };

export default class TestCampaignShow extends TenantCommand {
  static override description =
    'Show a test campaign: what was tested, its measures, the worst labels, and which are taken for each other.';
  static override result = 'testCampaignDetail & { wrong?: testedRow[], cases?: testedCase[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "r2 on gold"',
    '<%= config.bin %> <%= command.id %> "r2 by us" --wrong --label refund',
  ];
  static override args = { ref: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = {
    ...moduleFlag('preprod'),
    wrong: Flags.boolean({ description: 'Also the rows that were answered wrong, with the case to judge them by.' }),
    label: Flags.string({ description: 'Of these, only those with this right label.', helpValue: 'LABEL' }),
    cases: Flags.boolean({ description: 'Also what people tried and how they judged, the latest first.' }),
    limit: Flags.integer({
      description: 'At most so many rows and cases.',
      min: 1,
      max: 200,
      default: 20,
      helpValue: 'N',
    }),
  };

  protected async work(): Promise<Shown> {
    const { args, flags } = await this.parse(TestCampaignShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { findTestCampaign, showTestCampaign } = await import('../../find/test-campaigns.js');
    const { casesTable, testCampaignText, wrongTable } = await import('../../find/test-campaign-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findTestCampaign(stage, args.ref);
    const shown: Shown = await showTestCampaign(stage, id);
    this.log(testCampaignText(shown));
    const { limit, label } = flags;
    const path = { id };
    if (flags.wrong) {
      const query = { wrong: 'yes' as const, label, limit };
      const page = await answerOf(stage.client.GET('/api/v1/test-campaigns/{id}/answers', { params: { path, query } }));
      shown.wrong = page.items;
      this.log(`\n${wrongTable(page.items)}`);
    }
    if (flags.cases) {
      const page = await answerOf(
        stage.client.GET('/api/v1/test-campaigns/{id}/cases', { params: { path, query: { limit } } }),
      );
      shown.cases = page.items;
      this.log(`\n${casesTable(page.items)}`);
    }
    return shown;
  }
}
