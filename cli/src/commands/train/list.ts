import { Flags } from '@oclif/core';
import { type Page, runStatuses, type TrainingRunSummary } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime, metricsText, shortId } from '../../render/text.js';

export default class TrainList extends TenantCommand {
  static override description = 'List the training runs, the newest first.';
  static override result = '{ items: trainingRunSummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> --status failed'];
  static override flags = {
    status: Flags.option({ options: runStatuses, description: 'Only those.' })(),
    ...moduleFlag('train'),
    ...listFlags,
  };

  protected async work(): Promise<Page<TrainingRunSummary>> {
    const { flags } = await this.parse(TrainList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { status: flags.status, limit: flags.limit, after: flags.after };
    const page = await answerOf(client.GET('/api/v1/training-runs', { params: { query } }));
    this.log(
      table(
        [
          { title: 'id', value: (r) => shortId(r.id) },
          { title: 'name', value: (r) => r.name },
          { title: 'status', value: (r) => r.status, paint: paintStatus },
          { title: 'algorithm', value: (r) => r.algorithm.name },
          { title: 'sets', value: (r) => r.sets.map((set) => set.name).join(', ') },
          { title: 'requested', value: (r) => `${dateTime(r.requestedAt)} by ${r.requestedBy}` },
          {
            title: 'result',
            value: (r) => (r.failure ? `${r.failure.reason}: ${r.failure.detail}` : metricsText(r.metrics)),
          },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
