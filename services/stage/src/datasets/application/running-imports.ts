import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type ImportProgress, NotFound, RuleViolated } from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';
import type { ImportProgressCounts } from '../import/import-file.js';

const REMEMBERED = 200;

/** One import as long as this process remembers it. */
export class RunningImport {
  private counts: ImportProgressCounts = { rows: 0, quarantined: 0, bytes: 0 };
  private status: ImportProgress['status'] = 'running';
  private error: ImportProgress['error'];
  private endedAt: number | undefined;
  private readonly cancelling = new AbortController();
  private readonly over = Promise.withResolvers<void>();

  constructor(
    private readonly about: { importId: string; dataset: string; name: string },
    private readonly clock: Clock,
    private readonly startedAt = clock.now().getTime(),
  ) {}

  get signal(): AbortSignal {
    return this.cancelling.signal;
  }

  get running(): boolean {
    return this.status === 'running';
  }

  progress(counts: ImportProgressCounts): void {
    this.counts = counts;
  }

  end(status: 'published' | 'failed' | 'cancelled', error?: ImportProgress['error']): void {
    this.status = status;
    this.error = error;
    this.endedAt = this.clock.now().getTime();
    this.over.resolve();
  }

  /** Resolves when the import is over, at the latest after `ms`. */
  async overWithin(ms: number): Promise<void> {
    await Promise.race([this.over.promise, pause(ms, undefined, { ref: false })]);
  }

  cancel(): void {
    this.cancelling.abort(
      new RuleViolated(
        'dataset.import_cancelled',
        'the import was cancelled',
        'Nothing of it was kept. Repeat it at will.',
      ),
    );
  }

  view(): ImportProgress {
    const seconds = ((this.endedAt ?? this.clock.now().getTime()) - this.startedAt) / 1000;
    const rowsPerSecond = seconds > 0 ? Math.round(this.counts.rows / seconds) : 0;
    return { ...this.about, ...this.counts, status: this.status, seconds, rowsPerSecond, error: this.error };
  }
}

/** Imports of this process by their id: for progress and cancelling, not for truth. */
@Injectable()
export class RunningImports {
  private readonly imports = new Map<string, RunningImport>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws RuleViolated `dataset.import_running` when this id is being imported */
  begin(about: { importId: string; dataset: string; name: string }): RunningImport {
    if (this.imports.get(about.importId)?.running)
      throw new RuleViolated(
        'dataset.import_running',
        `the import ${about.importId} is under way`,
        'Wait for it, cancel it, or use another Idempotency-Key.',
      );
    const run = new RunningImport(about, this.clock);
    this.imports.delete(about.importId);
    this.imports.set(about.importId, run);
    for (const [id, { running }] of this.imports)
      if (this.imports.size > REMEMBERED && !running) this.imports.delete(id);
    return run;
  }

  /** @throws NotFound `dataset.import_unknown` */
  get(importId: string): RunningImport {
    const found = this.imports.get(importId);
    if (!found)
      throw new NotFound(
        'dataset.import_unknown',
        `no import ${importId} is remembered here`,
        'What imports made is in the versions of the dataset.',
      );
    return found;
  }
}
