import { Flags } from '@oclif/core';
import type { LogAnnotation, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime } from '../../render/text.js';

export default class LogsMarks extends TenantCommand {
  static override description = 'List what people said of predictions in the log, the latest first.';
  static override result = '{ items: logAnnotation[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %> --verdict wrong'];
  static override flags = {
    verdict: Flags.option({ options: ['correct', 'wrong'] as const, description: 'Only these.' })(),
    assignee: Flags.string({ description: 'Only what this person is to look at.', helpValue: 'USER' }),
    ...moduleFlag('explore'),
    ...listFlags,
  };

  protected async work(): Promise<Page<LogAnnotation>> {
    const { flags } = await this.parse(LogsMarks);
    const { answerOf } = await import('@wordslab/api-client');
    const { verdict, assignee, limit, after } = flags;
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { verdict, assignee, limit, after };
    const page = await answerOf(client.GET('/api/v1/log-annotations', { params: { query } }));
    this.log(
      table(
        [
          { title: 'at', value: (a) => dateTime(a.at) },
          { title: 'by', value: (a) => a.by },
          { title: 'verdict', value: (a) => a.verdict, paint: paintStatus },
          { title: 'answered', value: (a) => a.row?.label ?? null },
          { title: 'right', value: (a) => a.rightLabel },
          { title: 'assignee', value: (a) => a.assignee },
          { title: 'comment', value: (a) => a.comment },
          { title: 'prediction', value: (a) => a.prediction },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
