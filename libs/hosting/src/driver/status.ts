import { type EventStoresReport, eventStoreReport } from '../event-store/report.js';
import { HomeLayout } from '../home/layout.js';
import { holderOf } from '../home/lock.js';
import { memoryOf } from '../os/memory.js';
import { readDesiredState } from '../state/desired-state.js';
import { livingChildren } from '../supervisor/children.js';
import { askStatus } from '../supervisor/control-client.js';
import { tailOf } from '../supervisor/log-file.js';

export interface ProcessReport {
  readonly id: string;
  /** `left` is a process that a killed supervisor left running; the next `up` replaces it. */
  readonly state: 'starting' | 'ready' | 'unready' | 'waiting' | 'stopping' | 'stopped' | 'left';
  readonly pid: number | null;
  readonly uptimeSeconds: number | null;
  readonly restarts: number;
  /** Proportional share of memory with all child processes, in bytes; null where the system does not tell. */
  readonly memoryBytes: number | null;
  readonly ports: readonly number[];
  readonly lastExit: string | null;
  readonly logFile: string;
  /** The end of its log, when it is not ready. */
  readonly lastLines: readonly string[];
}

export interface EnvironmentReport {
  readonly home: string;
  readonly running: boolean;
  readonly supervisor: { pid: number; uptimeSeconds: number; memoryBytes: number | null } | null;
  readonly ingressPort: number | null;
  readonly addresses: readonly { host: string; url: string; process: string }[];
  readonly processes: readonly ProcessReport[];
  readonly eventStore: EventStoresReport;
  /** Sum over all processes; null where the system does not tell. */
  readonly memoryBytes: number | null;
}

type Known = Omit<ProcessReport, 'memoryBytes' | 'lastLines'>;

const LINES = 5;

const secondsSince = (time: string | null, now: Date): number | null =>
  time ? Math.max(0, Math.round((now.getTime() - new Date(time).getTime()) / 1000)) : null;

/** What is known without a supervisor: what shall run, and what still does. */
const withoutSupervisor = async (home: HomeLayout): Promise<Known[]> => {
  const left = new Map((await livingChildren(home)).map((c) => [c.id, c.pid]));
  return ((await readDesiredState(home))?.processes ?? []).map((spec) => ({
    id: spec.id,
    state: left.has(spec.id) ? 'left' : 'stopped',
    pid: left.get(spec.id) ?? null,
    uptimeSeconds: null,
    restarts: 0,
    ports: spec.ports,
    lastExit: null,
    logFile: spec.logFile,
  }));
};

/** What runs in a home, how it is, and what it takes. */
export const environmentStatus = async (dir: string, now = new Date()): Promise<EnvironmentReport> => {
  const home = new HomeLayout(dir);
  const holder = await holderOf(home.lockFile);
  const status = holder ? await askStatus(home).catch(() => null) : null;
  const known: Known[] = status
    ? status.processes.map(({ since, ...p }) => ({ ...p, uptimeSeconds: secondsSince(since, now) }))
    : await withoutSupervisor(home);
  const pids = [...known.map((p) => p.pid), status?.pid ?? null].filter((pid) => pid !== null);
  const direct = await memoryOf(pids.filter((pid) => pid !== status?.pid));
  // The supervisor's family is everything, so its own share is what the others leave.
  const family = status ? (await memoryOf([status.pid])).get(status.pid) : undefined;
  const sum = [...direct.values()].reduce((a, b) => a + b, 0);
  const processes = await Promise.all(
    known.map(async (p) => ({
      ...p,
      memoryBytes: p.pid === null ? null : (direct.get(p.pid) ?? null),
      lastLines: p.state === 'ready' ? [] : await tailOf(p.logFile, LINES),
    })),
  );
  const desired = await readDesiredState(home);
  const port = desired?.ingress.port ?? null;
  return {
    home: home.dir,
    running: status !== null,
    supervisor: status && {
      pid: status.pid,
      uptimeSeconds: secondsSince(status.since, now) ?? 0,
      memoryBytes: family === undefined ? null : Math.max(0, family - sum),
    },
    ingressPort: port,
    addresses: (desired?.ingress.routes ?? []).map((r) => ({
      host: r.host,
      url: `http://${r.host}:${port}/`,
      process: r.process,
    })),
    processes,
    eventStore: await eventStoreReport(home),
    memoryBytes: direct.size === 0 ? null : Math.max(family ?? 0, sum),
  };
};
