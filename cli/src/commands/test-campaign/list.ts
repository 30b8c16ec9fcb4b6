import { Flags } from '@oclif/core';
import { type TestCampaignPage, testCampaignStatuses } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class TestCampaignList extends TenantCommand {
  static override description = 'List the test campaigns of a stage, the newest first.';
  static override result = 'testCampaignPage';
  static override examples = ['<%= config.bin %> <%= command.id %> --status finished'];
  static override flags = {
    ...moduleFlag('preprod'),
    service: Flags.string({ description: 'Only those of this service.', helpValue: 'NAME' }),
    status: Flags.option({ options: testCampaignStatuses, description: 'Only those.' })(),
    ...listFlags,
  };

  protected async work(): Promise<TestCampaignPage> {
    const { flags } = await this.parse(TestCampaignList);
    const { answerOf } = await import('@wordslab/api-client');
    const { shareText } = await import('../../find/test-campaign-text.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { service, status, limit, after } = flags;
    const query = { service, status, limit, after };
    const page = await answerOf(client.GET('/api/v1/test-campaigns', { params: { query } }));
    this.log(
      table(
        [
          { title: 'name', value: (c) => c.name },
          { title: 'service', value: (c) => c.serving.service },
          { title: 'release', value: (c) => shortId(c.serving.release) },
          { title: 'test set', value: (c) => c.testSet.name },
          { title: 'status', value: (c) => c.status, paint: paintStatus },
          { title: 'accuracy', value: (c) => shareText(c.metrics?.accuracy), align: 'right' },
          { title: 'macro F1', value: (c) => shareText(c.metrics?.macroF1), align: 'right' },
          { title: 'verdicts', value: (c) => `${c.verdicts.correct}/${c.verdicts.given}`, align: 'right' },
          { title: 'made', value: (c) => `${dateTime(c.createdAt)} by ${c.createdBy}` },
          { title: 'id', value: (c) => shortId(c.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
