import { Inject, Injectable } from '@nestjs/common';
import { endRun, trainAlgorithm, type TrainResult } from '@wordslab/algorithm-runner';
import { isWordslabError, type WordslabError } from '@wordslab/contracts';
import { type Clock, CLOCK, Commands, LOGGER, type RequestContext } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import {
  isOpen,
  MAX_ATTEMPTS,
  type TrainingRunCommand,
  trainingRunDecider,
  type TrainingRunState,
  trainingRunStream,
} from '../domain/training-run.js';
import { type LaidOut, RunFolders, RunLogFile } from './run-folder.js';
import { RunResults } from './run-results.js';
import { type RunningTraining, RunningTrainings } from './running-trainings.js';

type OpenRun = TrainingRunState & { status: 'requested' | 'running' };
interface Attempt {
  readonly run: string;
  readonly number: number;
  readonly limits: OpenRun['request']['limits'];
}

const INTERRUPTED = {
  reason: 'interrupted',
  detail: `the module went down during each of its ${MAX_ATTEMPTS} attempts`,
  hint: "The module's log says why it went down; train on less, or give the computer more memory.",
};

/** Marks the processes of a run. */
const markOf = (run: string): string => `training-run-${run}`;

/** Carries out runs, each as a process of its own. The log of the module says what is to be done; nothing else is remembered. */
@Injectable()
export class TrainingWorker {
  constructor(
    private readonly commands: Commands,
    private readonly folders: RunFolders,
    private readonly results: RunResults,
    private readonly running: RunningTrainings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Ends what a killed service left running, and removes the folders of runs that are over. */
  async clearLeftovers(): Promise<void> {
    for (const run of await this.folders.list()) {
      await endRun(markOf(run));
      if (!isOpen(await this.stateOf(run))) await this.folders.remove(run);
    }
  }

  /** Looks at a run and carries it out, unless it is over or runs here already. Rejects where it is to be looked at again. */
  async look(run: string): Promise<void> {
    const training = this.running.begin(run);
    if (!training) return;
    try {
      const state = await this.stateOf(run);
      if (isOpen(state)) await this.attempt(run, state, training);
      // What is interrupted here goes on at the next start, with its log.
      if (!training.signal.aborted || !isOpen(await this.stateOf(run))) await this.folders.remove(run);
    } finally {
      this.running.end(run);
    }
  }

  private async attempt(run: string, state: OpenRun, training: RunningTraining): Promise<void> {
    const attempt: Attempt = { run, number: state.attempt + 1, limits: state.request.limits };
    await endRun(markOf(run));
    if (attempt.number > MAX_ATTEMPTS) return this.fail({ ...attempt, number: state.attempt }, INTERRUPTED);
    const laidOut = await this.layOut(run, state);
    if (!laidOut) return;
    const { events } = await this.execute(attempt, 'start', {
      type: 'start',
      attempt: attempt.number,
      inputs: laidOut.inputs,
    });
    // Cancelled meanwhile, or another process was faster.
    if (events.length === 0) return;
    const result = await this.train(attempt, laidOut, training);
    if (!result.ok && result.failure.reason === 'cancelled') {
      const isCancelled = !isOpen(await this.stateOf(run));
      if (!isCancelled) this.logger.info({ run }, 'a training is interrupted and will start again');
      return;
    }
    await this.conclude(attempt, result);
  }

  /** Null where what the run names cannot be had; the run has failed then. */
  private async layOut(run: string, state: OpenRun): Promise<LaidOut | null> {
    try {
      return await this.folders.layOut(run, state.request);
    } catch (error) {
      if (!isWordslabError(error) || error.kind === 'Unavailable') throw error;
      await this.fail({ run, number: state.attempt, limits: {} }, reasonOf('inputs', error));
      return null;
    }
  }

  private async train(attempt: Attempt, { algorithm }: LaidOut, training: RunningTraining): Promise<TrainResult> {
    const { work, log: path } = this.folders.of(attempt.run);
    const log = new RunLogFile(path);
    if (attempt.number > 1) log.add(`--- attempt ${attempt.number}`);
    try {
      return await trainAlgorithm({
        manifest: algorithm.manifest,
        work,
        limits: attempt.limits,
        mark: markOf(attempt.run),
        signal: training.signal,
        onProgress: (line) => training.hear(line),
        onLog: (line) => log.add(line),
      });
    } finally {
      await log.close();
    }
  }

  private async conclude(attempt: Attempt, result: TrainResult): Promise<void> {
    const { usage } = result;
    if (!result.ok) return this.fail(attempt, result.failure, usage);
    const { work, log } = this.folders.of(attempt.run);
    try {
      const kept = { model: await this.results.keepModel(work, result.model), log: await this.results.keepLog(log) };
      const at = this.clock.now().toISOString();
      const ended = { attempt: attempt.number, metrics: result.metrics, usage, ...kept, at };
      await this.execute(attempt, 'succeed', { type: 'succeed', result: ended });
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'QuotaExceeded') throw error;
      await this.fail(attempt, reasonOf('notStored', error), usage);
    }
  }

  private async fail(
    attempt: Attempt,
    { reason, detail, hint }: { reason: string; detail: string; hint: string },
    usage: TrainResult['usage'] | null = null,
  ): Promise<void> {
    const log = await this.results.keepLog(this.folders.of(attempt.run).log);
    const failed = { attempt: attempt.number, reason, detail, hint, usage, log };
    await this.execute(attempt, 'fail', { type: 'fail', failed });
  }

  private execute({ run, number }: Attempt, verb: string, command: TrainingRunCommand) {
    const id = `training:${run}:${number}:${verb}`;
    const ctx: RequestContext = { actor: 'wordslab', correlationId: run, commandId: id, now: this.clock.now() };
    return this.commands.execute({ stream: trainingRunStream(run), decider: trainingRunDecider, command, ctx });
  }

  private async stateOf(run: string): Promise<TrainingRunState> {
    return (await this.commands.load(trainingRunStream(run), trainingRunDecider)).state;
  }
}

const reasonOf = (reason: string, error: WordslabError) => ({
  reason,
  detail: error.message,
  hint: error.hint ?? 'See the log of the module.',
});
