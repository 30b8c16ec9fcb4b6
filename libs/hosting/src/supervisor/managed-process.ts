import { type ChildProcess, spawn } from 'node:child_process';
import type { ProcessSpec } from '@wordslab/topology';
import { signal, startOf } from '../os/process-identity.js';
import { failuresAfter, restartDelay } from './backoff.js';
import { type ChildrenRecord, endGroup } from './children.js';
import { askHealth } from './health.js';
import { withLogHandle } from './log-file.js';

export type ProcessState = 'starting' | 'ready' | 'unready' | 'waiting' | 'stopping' | 'stopped';

export interface ProcessStatus {
  readonly id: string;
  readonly state: ProcessState;
  readonly pid: number | null;
  readonly since: string | null;
  readonly restarts: number;
  readonly ports: readonly number[];
  readonly lastExit: string | null;
  readonly logFile: string;
}

const ASK_STARTING_MS = 100;
const ASK_READY_MS = 5_000;
/** A process that answers nothing at all for this long is stuck, and is started again. */
const STUCK_MS = 120_000;

/** Only what a program needs of the supervisor's own environment; secrets of the caller's shell stay out. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'NODE_EXTRA_CA_CERTS'];
const inherited = (): Record<string, string> =>
  Object.fromEntries(INHERITED.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])));

/** One process of the desired state: started, watched, restarted with growing pauses, stopped on request. */
export class ManagedProcess {
  private child: ChildProcess | null = null;
  private state: ProcessState = 'stopped';
  private since: Date | null = null;
  private failures = 0;
  private restarts = 0;
  private lastExit: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private asking: NodeJS.Timeout | null = null;
  private answeredAt = 0;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly spec: ProcessSpec,
    private readonly record: ChildrenRecord,
    private readonly log: (line: string) => void,
  ) {}

  status(): ProcessStatus {
    return {
      id: this.spec.id,
      state: this.state,
      pid: this.child?.pid ?? null,
      since: this.since?.toISOString() ?? null,
      restarts: this.restarts,
      ports: this.spec.ports,
      lastExit: this.lastExit,
      logFile: this.spec.logFile,
    };
  }

  start(): void {
    if (this.child || this.state === 'stopping') return;
    this.clearTimers();
    this.state = 'starting';
    this.since = new Date();
    this.answeredAt = Date.now();
    const child = this.spawn();
    this.child = child;
    this.ended = new Promise((done) => {
      child.once('error', (error) => this.onEnd(child, `could not be started: ${error.message}`, done));
      child.once('exit', (code, by) => this.onEnd(child, by ? `ended by ${by}` : `ended with code ${code}`, done));
    });
    const started = child.pid === undefined ? null : startOf(child.pid);
    if (child.pid !== undefined && started) this.record.add(this.spec, child.pid, started);
    this.askLater(ASK_STARTING_MS);
  }

  /** Asks the process to end, ends it by force after its grace, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.clearTimers();
    const pid = this.child?.pid;
    if (!this.child || pid === undefined) {
      this.state = 'stopped';
      return;
    }
    this.state = 'stopping';
    signal(pid, this.spec.stop.signal);
    const force = setTimeout(() => {
      this.log(`${this.spec.id} did not end within ${this.spec.stop.graceMs} ms and is killed`);
      signal(pid, 'SIGKILL');
    }, this.spec.stop.graceMs);
    await this.ended;
    clearTimeout(force);
  }

  private spawn(): ChildProcess {
    const { command, args, cwd, env, account, logFile } = this.spec;
    return withLogHandle(logFile, (handle) =>
      spawn(command, args, {
        cwd,
        env: { ...inherited(), ...env },
        stdio: ['ignore', handle, handle],
        detached: process.platform !== 'win32',
        windowsHide: true,
        ...account,
      }),
    );
  }

  private onEnd(child: ChildProcess, how: string, done: () => void): void {
    if (this.child !== child) return done();
    this.clearTimers();
    this.child = null;
    this.lastExit = how;
    this.record.remove(this.spec.id);
    if (child.pid !== undefined) endGroup(this.spec.id, child.pid);
    if (this.state === 'stopping') {
      this.state = 'stopped';
      this.since = null;
    } else {
      this.restartLater(how);
    }
    done();
  }

  private restartLater(how: string): void {
    this.failures = failuresAfter(this.failures, Date.now() - (this.since?.getTime() ?? 0));
    const delay = restartDelay(this.failures);
    this.state = 'waiting';
    this.restarts += 1;
    this.log(`${this.spec.id} ${how}; restart ${this.restarts} in ${delay} ms`);
    this.timer = setTimeout(() => this.start(), delay);
  }

  private askLater(delay: number): void {
    this.asking = setTimeout(() => void this.ask(), delay);
  }

  private async ask(): Promise<void> {
    const asked = this.child;
    const health = await askHealth(this.spec.health);
    if (!asked || this.child !== asked || this.state === 'stopping') return;
    if (health !== 'silent') this.answeredAt = Date.now();
    if (health === 'ready' && this.state !== 'ready') this.log(`${this.spec.id} is ready`);
    this.state = health === 'ready' ? 'ready' : this.state === 'starting' ? 'starting' : 'unready';
    if (Date.now() - this.answeredAt > STUCK_MS && asked.pid !== undefined) {
      this.log(`${this.spec.id} has not answered for ${STUCK_MS / 1000} s and is started again`);
      signal(asked.pid, 'SIGKILL');
    }
    this.askLater(this.state === 'ready' ? ASK_READY_MS : ASK_STARTING_MS);
  }

  private clearTimers(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.asking) clearTimeout(this.asking);
    this.timer = this.asking = null;
  }
}
