import { Inject, Injectable } from '@nestjs/common';
import type { ProgressLine } from '@wordslab/algorithm-runner';
import type { RunProgress } from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';

/** A run of this process: what it says, and the switch that ends it. */
export class RunningTraining {
  private readonly stopping = new AbortController();
  private said: Omit<RunProgress, 'seconds'> = { progress: null, step: null, message: null, metrics: {}, lines: 0 };

  constructor(
    private readonly clock: Clock,
    private readonly begun = clock.now().getTime(),
  ) {}

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  stop(): void {
    this.stopping.abort();
  }

  hear({ progress, step, message, metrics }: ProgressLine): void {
    const { said } = this;
    this.said = {
      progress: progress ?? said.progress,
      step: step ?? said.step,
      message: message ?? said.message,
      metrics: { ...said.metrics, ...metrics },
      lines: said.lines + 1,
    };
  }

  view(): RunProgress {
    return { ...this.said, seconds: (this.clock.now().getTime() - this.begun) / 1000 };
  }
}

/** The runs of this process by id: for progress and cancelling, not for truth. */
@Injectable()
export class RunningTrainings {
  private readonly running = new Map<string, RunningTraining>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Null where it runs here already. */
  begin(run: string): RunningTraining | null {
    if (this.running.has(run)) return null;
    const begun = new RunningTraining(this.clock);
    this.running.set(run, begun);
    return begun;
  }

  end(run: string): void {
    this.running.delete(run);
  }

  get(run: string): RunningTraining | undefined {
    return this.running.get(run);
  }

  stopAll(): void {
    for (const training of this.running.values()) training.stop();
  }
}
