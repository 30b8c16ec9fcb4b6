import { Args, Flags } from '@oclif/core';
import type { PullView } from '@wordslab/contracts';
import { waitFlags } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import type { Stage } from '../find/environment.js';

export default class Pull extends TenantCommand {
  static override description =
    'Pull anonymized data along a route into a stage, and follow it to its end.\nDays are those of UTC; a day that is ' +
    'pulled again replaces what was here of it. Ends with code 12 when something of it was refused.';
  static override result = 'pullView';
  static override examples = [
    '<%= config.bin %> <%= command.id %> prediction-log --from prod --days 2026-11-20..2026-11-25',
    '<%= config.bin %> <%= command.id %> prediction-log --from prod --last 7',
    '<%= config.bin %> <%= command.id %> marked-samples --from explore --module train',
  ];
  static override args = {
    projection: Args.string({ required: true, description: 'What: prediction-log, marked-samples.' }),
  };
  static override flags = {
    from: Flags.string({ required: true, description: 'Stage that it lives in.', helpValue: 'MODULE' }),
    module: Flags.string({
      aliases: ['stage'],
      description: 'Stage that it is pulled into; explore for the prediction log, else train.',
      helpValue: 'MODULE',
    }),
    days: Flags.string({
      description: 'Days of the prediction log; today without it.',
      helpValue: 'DAY[..DAY]',
      exclusive: ['last'],
    }),
    last: Flags.integer({ description: 'The last days, today included.', min: 1, max: 366, helpValue: 'N' }),
    partition: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Entity version instead of the latest.',
      helpValue: 'ID@N',
      exclusive: ['days', 'last'],
    }),
    ...waitFlags,
  };

  private pull: string | undefined;

  protected override async onInterrupt() {
    if (!this.pull) return { detail: 'interrupted', hint: 'See `wordslab pull list`.' };
    return {
      detail: `stopped following; pull ${this.pull} goes on`,
      hint: `Look again with \`wordslab pull show ${this.pull}\`.`,
    };
  }

  protected async work(): Promise<PullView> {
    const { args, flags } = await this.parse(Pull);
    const { answerOf } = await import('@wordslab/api-client');
    const { PREDICTION_LOG } = await import('@wordslab/contracts');
    const { pullDays } = await import('../find/pull-days.js');
    const { assertPulled, pullText } = await import('../find/pull-text.js');
    const { projection } = args;
    const isLog = projection === PREDICTION_LOG;
    const stage = await (await this.environment(flags)).stage(flags.module ?? (isLog ? 'explore' : 'train'));
    const partitions = flags.partition?.length ? { partitions: flags.partition } : {};
    const days = isLog && !flags.partition?.length ? { days: pullDays(flags, new Date()) } : {};
    const body = { projection, from: flags.from, ...partitions, ...days };
    const { id } = await answerOf(stage.client.POST('/api/v1/pulls', { body }));
    this.pull = id;
    this.progress.line(`Pull ${id} of ${projection} from ${flags.from} into ${stage.name} asked for`);
    const pull = await (flags.wait ? this.follow(stage, id, flags.timeout) : pullOf(stage, id));
    this.log(pullText(pull));
    assertPulled(pull);
    return pull;
  }

  private async follow(stage: Stage, id: string, timeoutSeconds?: number): Promise<PullView> {
    const { follow } = await import('../base/follow.js');
    const { isPullOver, partitionName, partitionText } = await import('../find/pull-text.js');
    const told = new Map<string, string>();
    return follow({
      look: () => pullOf(stage, id),
      isOver: isPullOver,
      onLook: ({ projection, status, partitions }) => {
        for (const partition of partitions) {
          const text = partitionText(partition);
          const isNews = ['sent', 'arrived', 'empty', 'refused'].includes(partition.state);
          if (isNews && told.get(partition.partition) !== text)
            this.progress.line(`${partitionName(projection, partition.partition)}: ${text}`);
          told.set(partition.partition, text);
        }
        this.progress.now(status);
      },
      signal: this.signal,
      timeoutSeconds,
      what: `pull ${id}`,
      again: `wordslab pull show ${id} --module ${stage.name}`,
    });
  }
}

const pullOf = async ({ client }: Stage, id: string): Promise<PullView> => {
  const { answerOf } = await import('@wordslab/api-client');
  return answerOf(client.GET('/api/v1/pulls/{id}', { params: { path: { id } } }));
};
