import { readFile } from 'node:fs/promises';
import { type Answer, type Ended, Predictor } from '@wordslab/algorithm-runner';
import { type AlgorithmManifest, isWordslabError, type ModelServerState, Unavailable } from '@wordslab/contracts';
import { badOutput, probeRow } from '../domain/probe.js';
import { Pauses } from './pauses.js';

export interface ModelServerOptions {
  readonly manifest: AlgorithmManifest;
  /** Folder of the algorithm's files and `model/`. */
  readonly work: string;
  readonly algorithm: string;
  readonly model: string;
  readonly replica: number;
  readonly memoryBytes: number;
  /** Until an answer, once it is loaded, ms. */
  readonly answerMs: number;
  readonly onTrouble: (what: string, tail: readonly string[]) => void;
}
type Row = Readonly<Record<string, unknown>>;

/** How often a question is given to a server that ended over it; then the question is taken to be what ends it. */
const ATTEMPTS = 3;
const PROBE_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 250;
const PAGE_BYTES = 4096;

/**
 * A model's process, kept up: it takes questions once it answered one, is asked one when it was idle for long, and is
 * started again after a pause when it ends. What it was asked and did not answer is asked again at the next one.
 */
export class ModelServer {
  private state: ModelServerState['state'] = 'starting';
  private running: Promise<Predictor>;
  private current: Predictor | undefined;
  private restarts = 0;
  private lastError: string | null = null;
  private since = performance.now();
  /** Questions without an answer, and when the last answer came; on performance.now()'s clock. */
  private unanswered = 0;
  private movedAt = performance.now();
  private readonly pauses = new Pauses();
  private readonly watching: NodeJS.Timeout;
  private readonly stopped = new AbortController();

  constructor(private readonly options: ModelServerOptions) {
    this.running = this.start();
    this.running.catch(() => undefined);
    this.watching = setInterval(() => this.watch(), LOOK_EVERY_MS).unref();
  }

  /** Resolves once it answered its first question. @throws Unavailable `algorithm.stopped`, `serving.bad_answer` */
  async ready(): Promise<void> {
    await this.running;
  }

  get isAnswering(): boolean {
    return this.state === 'answering';
  }

  async look(): Promise<ModelServerState> {
    const { algorithm, model, replica } = this.options;
    const pid = this.current?.pid ?? null;
    return {
      ...{ algorithm, model, replica, state: this.state, pid },
      upSeconds: this.current ? (performance.now() - this.since) / 1000 : 0,
      restarts: this.restarts,
      memoryBytes: pid === null ? null : await residentBytes(pid),
      lastError: this.lastError,
    };
  }

  /**
   * @param until when nobody waits for the answer any more: then it is not asked again
   * @throws Unavailable `algorithm.stopped` where it ended over this question again and again
   */
  async ask(row: Row, until: number): Promise<Answer> {
    let failure: unknown;
    for (let attempt = 1; ; attempt++) {
      const predictor = await this.running;
      // The pause before it was started again may have been longer than anybody waits.
      if (attempt > 1 && performance.now() >= until) throw failure;
      try {
        return await this.put(predictor, row);
      } catch (error) {
        if (this.state === 'closed' || attempt === ATTEMPTS || performance.now() >= until) throw error;
        failure = error;
        // The end is handled first, so that the next attempt meets the next process.
        await predictor.ended;
      }
    }
  }

  /** Ends it once what it was asked is answered. */
  async close(): Promise<void> {
    this.state = 'closed';
    clearInterval(this.watching);
    this.stopped.abort();
    await this.running.then(
      (predictor) => predictor.close(),
      () => undefined,
    );
  }

  private async start(): Promise<Predictor> {
    const { manifest, work, memoryBytes } = this.options;
    const predictor = await Predictor.start({ manifest, work, limits: { memoryBytes } });
    this.current = predictor;
    this.since = performance.now();
    let isFirst = true;
    void predictor.ended.then((ended) => this.over(predictor, ended, isFirst));
    const answer = await predictor.predict(probeRow(manifest.interface.inputs));
    const bad = answer.ok ? badOutput(manifest.interface.outputs, answer.outputs) : answer.error;
    if (bad !== undefined) {
      void predictor.close();
      throw new Unavailable('serving.bad_answer', `the model of ${manifest.name} does not answer as it must: ${bad}`);
    }
    isFirst = false;
    if (this.state === 'starting' || this.state === 'waiting') this.state = 'answering';
    return predictor;
  }

  /** `isFirst`: it never answered; whoever started it hears of it from `start`. */
  private over(predictor: Predictor, { failure, log }: Ended, isFirst: boolean): void {
    if (this.current === predictor) this.current = undefined;
    if (this.state === 'closed') return;
    this.lastError = failure?.detail ?? 'it ended by itself';
    this.options.onTrouble(this.lastError, log);
    if (isFirst) return;
    this.state = 'waiting';
    this.running = this.again(performance.now() - this.since);
    this.running.catch(() => undefined);
  }

  private async again(upMs: number): Promise<Predictor> {
    for (let up = upMs; ; up = 0) {
      await this.pauses.next(up, this.stopped.signal);
      if (this.state === 'closed')
        throw new Unavailable('serving.not_answering', 'the model server was ended: another release serves');
      this.restarts++;
      try {
        return await this.start();
      } catch (error) {
        this.lastError = isWordslabError(error) ? error.message : String(error);
      }
    }
  }

  private async put(predictor: Predictor, row: Row): Promise<Answer> {
    if (this.unanswered === 0) this.movedAt = performance.now();
    this.unanswered++;
    try {
      return await predictor.predict(row);
    } finally {
      this.unanswered--;
      this.movedAt = performance.now();
    }
  }

  /** Ends a process that does not answer, and asks one that was idle for long. */
  private watch(): void {
    const [predictor, quietMs] = [this.current, performance.now() - this.movedAt];
    if (!predictor || this.state !== 'answering') return;
    if (this.unanswered > 0 && quietMs > this.options.answerMs)
      predictor.stop(`it gave no answer for ${this.options.answerMs} ms`);
    // What comes of it is seen by the next look, or by whoever waits for its end.
    else if (this.unanswered === 0 && quietMs > PROBE_EVERY_MS)
      this.put(predictor, probeRow(this.options.manifest.interface.inputs)).catch(() => undefined);
  }
}

/** Linux says it in pages; elsewhere nothing is claimed. */
const residentBytes = async (pid: number): Promise<number | null> => {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  const pages = Number(statm.split(' ')[1]);
  return Number.isInteger(pages) ? pages * PAGE_BYTES : null;
};
