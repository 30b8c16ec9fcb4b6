import { Flags } from '@oclif/core';
import type { StatisticsView } from '@wordslab/contracts';
import { timeFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import { table } from '../render/table.js';
import { dateTime, duration, number } from '../render/text.js';

const share = (rate: number | null): string => (rate === null ? '-' : `${(rate * 100).toFixed(1)} %`);

export default class Stats extends TenantCommand {
  static override description =
    'Show how delivery went, per stage: lead time, frequency, change failure rate, time to restore, and predictions.\nWhat each measure means: docs/reference/statistics.md.';
  static override result = 'statisticsView';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --stage prod --since 2026-11-01 --until 2026-12-01',
  ];
  static override flags = {
    stage: Flags.string({ description: 'Only this stage.', helpValue: 'STAGE' }),
    since: timeFlag('From then on; 90 days before the end without it.'),
    until: timeFlag('Up to then; now without it.'),
    definition: Flags.integer({
      description: 'Definition of the measures; the newest without it.',
      min: 1,
      helpValue: 'N',
    }),
  };

  protected async work(): Promise<StatisticsView> {
    const { flags } = await this.parse(Stats);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { stage, since, until, definition } = flags;
    const query = { stage, since, until, definition };
    const statistics = await answerOf(lifecycle.GET('/api/v1/statistics', { params: { query } }));
    this.log(`${dateTime(statistics.since)} to ${dateTime(statistics.until)}, definition ${statistics.definition}\n`);
    this.log(
      table(
        [
          { title: 'stage', value: (s) => s.stage },
          { title: 'lead time', value: (s) => duration(s.leadTime.medianSeconds), align: 'right' },
          { title: 'p90', value: (s) => duration(s.leadTime.p90Seconds), align: 'right' },
          { title: 'promotions', value: (s) => s.promotions.completed, align: 'right' },
          { title: 'a week', value: (s) => s.promotions.perWeek.toFixed(1), align: 'right' },
          { title: 'change failure', value: (s) => share(s.changeFailure.rate), align: 'right' },
          { title: 'restored in', value: (s) => duration(s.timeToRestore.medianSeconds), align: 'right' },
          { title: 'answered', value: (s) => number(s.predictions.answered), align: 'right' },
          { title: 'failed', value: (s) => number(s.predictions.failed), align: 'right' },
          { title: 'mean ms', value: (s) => s.predictions.meanMs?.toFixed(1) ?? '-', align: 'right' },
        ],
        statistics.items,
      ),
    );
    return statistics;
  }
}
