import { type AlgorithmManifest, Unavailable } from '@wordslab/contracts';
import { z } from 'zod';
import { type Ended, GuardedProcess } from './guarded-process.js';
import { type Limits, predictionLimits } from './limits.js';
import { parseLine } from './train.js';
import type { Row } from './work-folder.js';

const answerLine = z.record(z.string(), z.unknown());

/** What an algorithm answered: its outputs by name, or why it has none for this row. */
export type Answer =
  | { readonly ok: true; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string };

export interface PredictorOptions {
  readonly manifest: AlgorithmManifest;
  /** Holds the algorithm's files and `model/`. */
  readonly work: string;
  readonly limits?: Partial<Limits>;
  readonly onLog?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Marks its processes; see {@link endRun}. */
  readonly mark?: string;
}

interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** A running `predict`: rows in, answers out in the same order. Several rows may be on their way. */
export class Predictor {
  /** Resolves when the process has ended, for whatever reason; a model server starts another one then. */
  readonly ended: Promise<Ended>;
  private readonly waiting: Waiting[] = [];
  private oldestSince = 0;
  private over = false;

  private constructor(private readonly guarded: GuardedProcess) {
    this.ended = guarded.ended.then((ended) => this.finish(ended));
  }

  static async start(options: PredictorOptions): Promise<Predictor> {
    const made: { predictor?: Predictor } = {};
    const guarded = await GuardedProcess.start({
      command: options.manifest.command,
      verb: 'predict',
      work: options.work,
      limits: { ...predictionLimits, ...options.limits },
      onLog: options.onLog,
      signal: options.signal,
      mark: options.mark,
      silentSince: () => made.predictor?.silentSince() ?? null,
      onLine: (line) => made.predictor?.take(line),
    });
    made.predictor = new Predictor(guarded);
    return made.predictor;
  }

  get pid(): number | undefined {
    return this.guarded.pid;
  }

  /**
   * Asks for one row.
   * @throws Unavailable `algorithm.stopped` when the process ends before it answers
   */
  predict(row: Row): Promise<Answer> {
    return this.send(JSON.stringify(row));
  }

  /** Sends a line as it is; the conformance check sends malformed ones. It must not hold a newline. */
  send(line: string): Promise<Answer> {
    if (this.over) return Promise.reject(stopped('it has ended'));
    if (this.waiting.length === 0) this.oldestSince = performance.now();
    return new Promise((done, fail) => {
      this.waiting.push({ done, fail });
      this.guarded.write(line);
    });
  }

  /** Ends it at once, with why; what it was asked fails. */
  stop(detail: string): void {
    this.guarded.stop('silent', detail);
  }

  /** Ends its input and waits until it ends; kills it where it does not within `graceMs`. */
  async close(graceMs = 5000): Promise<Ended> {
    this.guarded.endInput();
    const late = setTimeout(
      () => this.guarded.stop('silent', `it did not end within ${graceMs} ms of the end of its input`),
      graceMs,
    );
    return this.ended.finally(() => clearTimeout(late));
  }

  private silentSince(): number | null {
    return this.waiting.length === 0 ? null : this.oldestSince;
  }

  private take(line: string): string | undefined {
    const waiting = this.waiting.shift();
    if (!waiting) return 'it wrote a line to stdout that nobody asked for';
    this.oldestSince = performance.now();
    const parsed = answerLine.safeParse(parseLine(line));
    if (!parsed.success) {
      this.waiting.unshift(waiting);
      return 'an answer is not a JSON object';
    }
    const { error } = parsed.data;
    waiting.done(typeof error === 'string' ? { ok: false, error } : { ok: true, outputs: parsed.data });
    return undefined;
  }

  private finish(ended: Ended): Ended {
    this.over = true;
    for (const { fail } of this.waiting.splice(0)) fail(stopped(ended.failure?.detail ?? 'it ended without an answer'));
    return ended;
  }
}

const stopped = (why: string): Unavailable =>
  new Unavailable('algorithm.stopped', `the algorithm gave no answer: ${why}`, 'Start it again; its log says more.');
