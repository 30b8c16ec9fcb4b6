import { isDeepStrictEqual } from 'node:util';
import { NotFound } from '@wordslab/contracts';
import { type ProcessSpec, tiers } from '@wordslab/topology';
import type { HomeLayout } from '../home/layout.js';
import { type DesiredState, readDesiredState } from '../state/desired-state.js';
import { ChildrenRecord } from './children.js';
import { rotateLog } from './log-file.js';
import { ManagedProcess, type ProcessStatus } from './managed-process.js';

/** Makes a home's desired state true, and keeps it true. */
export class Supervisor {
  private readonly processes = new Map<string, ManagedProcess>();
  private readonly record: ChildrenRecord;
  /** Stopped by a person; reconciling leaves them alone. */
  private readonly held = new Set<string>();
  private reconciling: Promise<void> = Promise.resolve();
  private closed = false;
  state: DesiredState = { v: 1, processes: [], ingress: { port: 0, routes: [] } };

  constructor(
    private readonly home: HomeLayout,
    private readonly log: (line: string) => void,
    /** Before `release`, only the database runs: `up` migrates meanwhile. */
    private paused: boolean,
  ) {
    this.record = new ChildrenRecord(home);
  }

  /** Reads the desired state and starts, stops and replaces processes accordingly; calls queue up. */
  reconcile(): Promise<void> {
    this.reconciling = this.reconciling.then(() => this.apply());
    return this.reconciling;
  }

  async release(): Promise<void> {
    this.paused = false;
    await this.reconcile();
  }

  status(): { paused: boolean; processes: ProcessStatus[] } {
    return { paused: this.paused, processes: [...this.processes.values()].map((p) => p.status()) };
  }

  async stop(target: string): Promise<string[]> {
    return this.forEach(target, async (process) => {
      this.held.add(process.spec.id);
      await process.stop();
    });
  }

  async start(target: string): Promise<string[]> {
    return this.forEach(target, async (process) => {
      this.held.delete(process.spec.id);
      process.start();
    });
  }

  async restart(target: string): Promise<string[]> {
    return this.forEach(target, async (process) => {
      await process.stop();
      this.held.delete(process.spec.id);
      process.start();
    });
  }

  /** Stops everything, users of a thing before the thing, and starts nothing again. */
  async shutdown(): Promise<void> {
    this.closed = true;
    await this.reconciling;
    for (const tier of [...tiers].reverse())
      await Promise.all([...this.processes.values()].filter((p) => p.spec.tier === tier).map((p) => p.stop()));
    await this.record.flush();
  }

  async rotateLogs(): Promise<void> {
    await Promise.all([...this.processes.values()].map((p) => rotateLog(p.spec.logFile)));
  }

  private async apply(): Promise<void> {
    if (this.closed) return;
    const wanted = await readDesiredState(this.home);
    if (!wanted || this.closed) return;
    this.state = wanted;
    const specs = wanted.processes.filter((spec) => !this.paused || spec.tier === 'database');
    const byId = new Map(specs.map((spec) => [spec.id, spec]));
    const obsolete = [...this.processes.values()].filter((p) => !isDeepStrictEqual(p.spec, byId.get(p.spec.id)));
    await Promise.all(obsolete.map((p) => this.drop(p)));
    for (const spec of specs) if (!this.processes.has(spec.id)) this.add(spec);
  }

  private async drop(process: ManagedProcess): Promise<void> {
    await process.stop();
    this.processes.delete(process.spec.id);
  }

  private add(spec: ProcessSpec): void {
    const process = new ManagedProcess(spec, this.record, this.log);
    this.processes.set(spec.id, process);
    if (!this.held.has(spec.id)) process.start();
  }

  /** `target` is `all`, a process id, or the beginning of ids up to a slash (`acme`, `acme/dev`). */
  private async forEach(target: string, act: (process: ManagedProcess) => Promise<void>): Promise<string[]> {
    const chosen = [...this.processes.values()].filter(
      ({ spec }) => target === 'all' || spec.id === target || spec.id.startsWith(`${target}/`),
    );
    if (chosen.length === 0)
      throw new NotFound('process.unknown', `no process of this home is called '${target}'`, 'See `wordslab status`.');
    await Promise.all(chosen.map(act));
    return chosen.map((p) => p.spec.id);
  }
}
