import { Flags } from '@oclif/core';
import type { ExploredRow, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';

export default class LogsQueue extends TenantCommand {
  static override description = 'Show what nobody has judged yet in the log, the least certain first.';
  static override result = '{ items: exploredRow[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> --limit 20'];
  static override flags = {
    service: Flags.string({ description: 'Only answers of this service.', helpValue: 'NAME' }),
    assignee: Flags.string({ description: 'Only what this person is to look at.', helpValue: 'USER' }),
    ...moduleFlag('explore'),
    ...listFlags,
  };

  protected async work(): Promise<Page<ExploredRow>> {
    const { flags } = await this.parse(LogsQueue);
    const { answerOf } = await import('@wordslab/api-client');
    const { service, assignee, limit, after } = flags;
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { service, assignee, limit, after };
    const page = await answerOf(client.GET('/api/v1/log-annotations/queue', { params: { query } }));
    this.log(
      table(
        [
          { title: 'score', value: (r) => r.score, align: 'right' },
          { title: 'label', value: (r) => r.label },
          { title: 'service', value: (r) => r.service },
          { title: 'day', value: (r) => r.day },
          { title: 'text', value: (r) => r.text },
          { title: 'prediction', value: (r) => r.prediction },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
