import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from './clean-environment.js';
import { type Failure, failure, type FailureReason } from './failure.js';
import type { Limits } from './limits.js';
import { LineSplitter } from './line-splitter.js';
import { LogTail } from './log-tail.js';
import { ProcessTree } from './process-tree.js';
import { Watch } from './watch.js';

export interface GuardedOptions {
  readonly command: readonly string[];
  readonly verb: 'train' | 'predict';
  /** The folder that it runs in, may write to, and that its quota counts. */
  readonly work: string;
  readonly limits: Limits;
  /** A line of stdout; what it returns is why the line is garbage. */
  readonly onLine: (line: string) => string | undefined;
  /** A line for the log: stderr, and lines of stdout that are garbage. */
  readonly onLog?: (line: string) => void;
  /** When the silence began that is measured now, on performance.now()'s clock; null where nothing is awaited. */
  readonly silentSince: () => number | null;
  readonly signal?: AbortSignal;
  /** Marks its processes, so that they can be ended by {@link endRun} after a crash of ours; without it, one of its own. */
  readonly mark?: string;
}

export interface Usage {
  readonly seconds: number;
  /** The most that a look found; null where this system cannot say. */
  readonly peakMemoryBytes: number | null;
  readonly peakDiskBytes: number;
}

export interface Ended {
  readonly failure: Failure | null;
  readonly usage: Usage;
  /** The last lines of its log. */
  readonly log: readonly string[];
}

const OUTPUT_GRACE_MS = 1000;
const LOG_LINE_BYTES = 64 * 1024;
const REFUSED = 2;
const MISSING = 3;

/** Exit codes of the contract. */
const failureOfExit = (code: number | null, signal: string | null): Failure | null => {
  if (code === 0) return null;
  if (code === REFUSED) return failure('refused', 'it refused its input or parameters (exit code 2)');
  if (code === MISSING) return failure('missing', 'something that it needs is not on this machine (exit code 3)');
  return failure('crashed', signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`);
};

/** An algorithm as a process: cleaned environment, limits watched, everything that it started ended with it. */
export class GuardedProcess {
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private readonly tail = new LogTail();
  private readonly watch: Watch;
  private readonly tree: ProcessTree | null;
  private readonly begun = performance.now();
  private outputBytes = 0;
  private stopped: Failure | null = null;
  private killed: Promise<void> | null = null;

  private constructor(
    private readonly options: GuardedOptions,
    run: string,
  ) {
    const [program = '', ...args] = options.command;
    this.child = spawn(program, [...args, options.verb], {
      cwd: options.work,
      env: cleanEnvironment(options.work, run),
      stdio: 'pipe',
      // A process group of its own, so that all of it can be found and ended.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.tree = this.child.pid === undefined ? null : new ProcessTree(this.child.pid, run);
    this.watch = new Watch(options, this.tree, (reason, detail) => this.stop(reason, detail));
    this.ended = this.follow();
  }

  static async start(options: GuardedOptions): Promise<GuardedProcess> {
    await mkdir(join(options.work, 'tmp'), { recursive: true });
    return new GuardedProcess(options, options.mark ?? randomUUID());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Writes a line to its stdin. */
  write(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ends its stdin, after which it is to end. */
  endInput(): void {
    this.child.stdin?.end();
  }

  /** Ends it and everything that it started; the first reason is the one that counts. */
  stop(reason: FailureReason, detail: string): void {
    this.stopped ??= failure(reason, detail);
    this.killed ??= this.tree?.kill() ?? Promise.resolve();
    // A failure to kill is heard in `follow`, which awaits the same promise.
    this.killed.catch(() => undefined);
  }

  private async follow(): Promise<Ended> {
    const outputEnded = this.readOutput();
    const exit = this.exited();
    const abort = () => this.stop('cancelled', 'it was cancelled');
    this.options.signal?.addEventListener('abort', abort, { once: true });
    if (this.options.signal?.aborted) abort();
    this.watch.start();
    const failed = await exit;
    // Whoever holds the pipes open after the first process has ended is killed below; its output is not waited for.
    await Promise.race([outputEnded, new Promise((done) => setTimeout(done, OUTPUT_GRACE_MS).unref())]);
    await this.watch.end();
    this.options.signal?.removeEventListener('abort', abort);
    await this.killed;
    await this.tree?.kill();
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    const { peakMemoryBytes, peakDiskBytes } = this.watch;
    const usage = { seconds: (performance.now() - this.begun) / 1000, peakMemoryBytes, peakDiskBytes };
    return { failure: this.stopped ?? failed, usage, log: this.tail.lines };
  }

  private exited(): Promise<Failure | null> {
    return new Promise((done) => {
      this.child.once('error', (error) =>
        done(failure('missing', `its command could not be started: ${error.message}`)),
      );
      this.child.once('exit', (code, signal) => done(failureOfExit(code, signal)));
    });
  }

  private async readOutput(): Promise<void> {
    const tooLong = () =>
      this.stop('garbage', `it wrote a line of more than ${this.options.limits.lineBytes} bytes to stdout`);
    const lines = new LineSplitter(this.options.limits.lineBytes, (line) => this.take(line), tooLong);
    const log = new LineSplitter(LOG_LINE_BYTES, (line) => this.log(line));
    // The process may end before it has read its input; its exit says so.
    this.child.stdin?.on('error', () => undefined);
    const read = (stream: ChildProcess['stdout'], splitter: LineSplitter): Promise<void> =>
      new Promise((done) => {
        stream?.on('data', (bytes: Buffer) => this.count(bytes, splitter));
        stream?.once('close', () => {
          splitter.end();
          done();
        });
      });
    await Promise.all([read(this.child.stdout, lines), read(this.child.stderr, log)]);
  }

  private count(bytes: Buffer, splitter: LineSplitter): void {
    if (this.stopped) return;
    this.outputBytes += bytes.length;
    splitter.push(bytes);
    if (this.outputBytes > this.options.limits.outputBytes)
      this.stop('output', `it wrote more than ${this.options.limits.outputBytes} bytes to stdout and stderr`);
  }

  private take(line: string): void {
    if (this.stopped) return;
    const complaint = this.options.onLine(line);
    if (complaint === undefined) return;
    this.log(line);
    this.stop('garbage', complaint);
  }

  private log(line: string): void {
    this.tail.push(line);
    this.options.onLog?.(line);
  }
}
