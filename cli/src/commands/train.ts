import { Args, Flags } from '@oclif/core';
import type { StageClient } from '@wordslab/api-client';
import type { AddResult, TrainingRunDetail } from '@wordslab/contracts';
import { moduleFlag, waitFlags } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';

interface Trained {
  readonly run: TrainingRunDetail;
  readonly model: AddResult | null;
}

export default class Train extends TenantCommand {
  static override description =
    'Train an algorithm, which was promoted to Train, on annotation sets, and follow it to its end.\nEnds with code 12 ' +
    'and the end of its log when it does not succeed. Ctrl-C stops following; the run goes on, and can be cancelled.';
  static override result = '{ run: trainingRunDetail, model: addResult | null }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> text-classifier --annotations gold --register router',
    '<%= config.bin %> <%= command.id %> text-classifier --annotations gold,marks --param seed=2 --name second --no-wait',
  ];
  static override args = {
    algorithm: Args.string({ required: true, description: 'Name of its copy, either with @version, or id.' }),
  };
  static override flags = {
    annotations: Flags.string({
      required: true,
      multiple: true,
      multipleNonGreedy: true,
      description: 'Annotation sets to learn from, with @version or the latest; several with commas.',
      helpValue: 'SET',
    }),
    param: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Parameter of the algorithm; the value as JSON or text. `seed` is 1 without it.',
      helpValue: 'NAME=VALUE',
    }),
    name: Flags.string({ description: "Name of the run; without it, the algorithm's.", helpValue: 'NAME' }),
    register: Flags.string({
      description: 'Make what it learns the next version of this model.',
      helpValue: 'MODEL',
    }),
    ...moduleFlag('train'),
    ...waitFlags,
  };

  private trainingRun: string | undefined;

  protected override async onInterrupt() {
    if (!this.trainingRun) return { detail: 'interrupted', hint: 'See `wordslab train list`.' };
    return {
      detail: `stopped following; training run ${this.trainingRun} goes on`,
      hint: `Cancel it with \`wordslab train cancel ${this.trainingRun}\`, or look again with \`wordslab train show ${this.trainingRun}\`.`,
    };
  }

  protected async work(): Promise<Trained> {
    const { args, flags } = await this.parse(Train);
    const { answerOf } = await import('@wordslab/api-client');
    const { copyNamed } = await import('../find/copies.js');
    const { listOf } = await import('../find/reference.js');
    const { runParams } = await import('../find/run-params.js');
    const { assertSucceeded, runText, showRun } = await import('../find/runs.js');
    await this.refuseUnfollowed(flags);
    const params = runParams(flags.param);
    const stage = await (await this.environment(flags)).stage(flags.module);
    const isWhole = /^[a-z]+\/|_[0-9a-f-]{36}@\d+$|…/.test(args.algorithm);
    const algorithm = await copyNamed(stage, isWhole ? args.algorithm : `algorithm/${args.algorithm}`);
    const body = { name: flags.name, algorithm: algorithm.id, sets: listOf(flags.annotations), params };
    const { id } = await answerOf(stage.client.POST('/api/v1/training-runs', { body }));
    this.trainingRun = id;
    this.progress.line(`Training run ${id} of ${algorithm.name}@${algorithm.version} is in the queue`);
    if (!flags.wait) {
      const run = await showRun(stage.client, id);
      this.log(runText(run));
      return { run, model: null };
    }
    const run = await this.follow(stage.client, id, flags.timeout);
    if (run.status === 'failed') await this.tellLog(stage.client, id);
    assertSucceeded(run);
    this.log(runText(run));
    return { run, model: flags.register ? await this.register(stage.client, flags.register, id) : null };
  }

  private async refuseUnfollowed({ wait, register }: { wait: boolean; register?: string }): Promise<void> {
    if (wait || !register) return;
    const { UsageError } = await import('../errors/cli-errors.js');
    throw new UsageError(
      'usage.register_needs_wait',
      'a model is registered when its run has ended, so --register needs to wait',
      'Leave out --no-wait, or register it later: `wordslab model register MODEL --run RUN`.',
    );
  }

  private async follow(client: StageClient, id: string, timeoutSeconds?: number): Promise<TrainingRunDetail> {
    const { follow } = await import('../base/follow.js');
    const { nowText, showRun } = await import('../find/runs.js');
    let step: string | null = null;
    return follow({
      look: () => showRun(client, id),
      isOver: (run) => run.endedAt !== null,
      onLook: (run) => {
        if (run.progress?.step && run.progress.step !== step) this.progress.line(nowText(run));
        step = run.progress?.step ?? step;
        this.progress.now(nowText(run), run.progress?.progress ?? undefined);
      },
      signal: this.signal,
      timeoutSeconds,
      what: `training run ${id}`,
      again: `wordslab train show ${id}`,
    });
  }

  private async tellLog(client: StageClient, id: string): Promise<void> {
    const { answerOf } = await import('@wordslab/api-client');
    const params = { path: { id }, query: { tail: 20 } };
    const { lines } = await answerOf(client.GET('/api/v1/training-runs/{id}/log', { params }));
    if (lines.length > 0) this.progress.line('The end of its log:');
    for (const line of lines) this.progress.line(`  ${line}`);
  }

  private async register(client: StageClient, name: string, run: string): Promise<AddResult> {
    const { answerOf } = await import('@wordslab/api-client');
    const added = await answerOf(client.POST('/api/v1/models', { body: { name, run } }));
    this.log(`model/${added.name}@${added.version} ${added.added ? 'registered' : 'has this run already'}`);
    return added;
  }
}
