import { Args, Flags } from '@oclif/core';
import type { PullSchedule as Schedule } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class PullSchedule extends TenantCommand {
  static override description =
    'Pull again and again by the clock of a stage, or show what is pulled so.\nWhat a downtime made miss is pulled ' +
    'once; a pull that is still under way is waited for.';
  static override result = '{ items: pullSchedule[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> prediction-log --from prod --every 60 --last 2',
    '<%= config.bin %> <%= command.id %> prediction-log --from prod --off',
    '<%= config.bin %> <%= command.id %>',
  ];
  static override args = { projection: Args.string({ description: 'What; all schedules are shown without it.' }) };
  static override flags = {
    from: Flags.string({ description: 'Stage that it lives in.', helpValue: 'MODULE' }),
    every: Flags.integer({
      description: 'Minutes between two pulls.',
      min: 1,
      max: 10_080,
      default: 60,
      helpValue: 'N',
    }),
    last: Flags.integer({
      description: 'Days that each pull brings, today included.',
      min: 0,
      max: 31,
      default: 2,
      helpValue: 'N',
    }),
    off: Flags.boolean({ description: 'Pull no more by the clock.' }),
    module: Flags.string({
      aliases: ['stage'],
      description: 'Stage that it is pulled into.',
      default: 'explore',
      helpValue: 'MODULE',
    }),
  };

  protected async work(): Promise<{ items: Schedule[] }> {
    const { args, flags } = await this.parse(PullSchedule);
    const { answerOf } = await import('@wordslab/api-client');
    const stage = await (await this.environment(flags)).stage(flags.module);
    if (args.projection !== undefined) await set(stage, args.projection, flags);
    const answer = await answerOf(stage.client.GET('/api/v1/pulls/schedules'));
    this.log(
      table(
        [
          { title: 'what', value: (s) => s.projection },
          { title: 'from', value: (s) => s.from },
          { title: 'every', value: (s) => (s.enabled ? `${s.everyMinutes} min` : 'off') },
          { title: 'days', value: (s) => s.lastDays, align: 'right' },
          { title: 'last run', value: (s) => dateTime(s.lastRunAt) },
          { title: 'pull', value: (s) => (s.lastPull ? shortId(s.lastPull) : '-') },
        ],
        answer.items,
      ),
    );
    return answer;
  }
}

const set = async (
  { client }: Stage,
  projection: string,
  { from, every, last, off }: { from?: string; every: number; last: number; off: boolean },
): Promise<void> => {
  const { answerOf } = await import('@wordslab/api-client');
  const { UsageError } = await import('../../errors/cli-errors.js');
  if (from === undefined)
    throw new UsageError('usage.from_missing', `where ${projection} is pulled from is not said`, 'Add --from prod.');
  const body = { projection, from, everyMinutes: every, lastDays: last, enabled: !off };
  await answerOf(client.PUT('/api/v1/pulls/schedules', { body }));
};
