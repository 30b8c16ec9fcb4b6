import { Flags } from '@oclif/core';
import type { ExplorationAnswer } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

const several = (description: string, helpValue: string) =>
  Flags.string({ multiple: true, multipleNonGreedy: true, description, helpValue });

export default class LogsQuery extends TenantCommand {
  static override description =
    'Ask the anonymized prediction log: list rows, or count and group them.\nSays how old the data are: nothing later ' +
    'than the last pull is in them.';
  static override result = 'explorationAnswer';
  static override examples = [
    "<%= config.bin %> <%= command.id %> --where 'label=refund' --where 'score<0.5' --limit 20",
    '<%= config.bin %> <%= command.id %> --group-by label,day --measure count --measure avg:score',
    "<%= config.bin %> <%= command.id %> --where 'verdict=wrong' --csv",
  ];
  static override flags = {
    from: Flags.string({ description: 'Not before this day or time (UTC).', helpValue: 'TIME' }),
    to: Flags.string({ description: 'Before this day or time (UTC).', helpValue: 'TIME' }),
    where: several('Condition; all must hold: label=refund, score<0.5, text~card, verdict= for none.', 'COND'),
    'group-by': several('Group by a field, or by hour, day, week.', 'FIELD'),
    measure: several('count, avg:score, min:, max:, p50:, p95:ms, share:label=refund.', 'MEASURE'),
    order: Flags.string({ description: 'at, score or ms for rows; a group or measure for groups.', helpValue: 'BY' }),
    desc: Flags.boolean({ description: 'From the highest down.' }),
    limit: Flags.integer({
      description: 'At most so many, up to 1000.',
      min: 1,
      max: 1000,
      default: 50,
      helpValue: 'N',
    }),
    after: Flags.string({ description: 'Go on after a page: the `next` that it gave.', helpValue: 'CURSOR' }),
    csv: Flags.boolean({ description: 'As CSV.' }),
    ...moduleFlag('explore'),
  };

  protected async work(): Promise<ExplorationAnswer> {
    const { flags } = await this.parse(LogsQuery);
    const { answerOf } = await import('@wordslab/api-client');
    const { readConditions, readGroup, readMeasure } = await import('../../find/log-conditions.js');
    const { listOf } = await import('../../find/reference.js');
    const { agesText, explorationText, tableOf } = await import('../../find/exploration-text.js');
    const { csv } = await import('../../render/csv.js');
    const body = {
      source: 'prediction-log' as const,
      where: readConditions(flags),
      groupBy: listOf(flags['group-by']).map(readGroup),
      measures: (flags.measure ?? []).map(readMeasure),
      limit: flags.limit,
      ...(flags.after ? { after: flags.after } : {}),
      ...(flags.order
        ? { order: { by: flags.order, direction: flags.desc ? ('desc' as const) : ('asc' as const) } }
        : {}),
    };
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const answer = await answerOf(client.POST('/api/v1/explorations/query', { body }));
    const { titles, rows } = tableOf(answer);
    this.log(flags.csv ? csv(titles, rows) : explorationText(answer));
    if (!this.jsonEnabled()) for (const line of agesText(answer)) this.progress.line(line);
    if (answer.truncated && !this.jsonEnabled()) this.progress.line(`There are more groups than ${flags.limit}.`);
    this.tellNext(answer.next);
    return answer;
  }
}
