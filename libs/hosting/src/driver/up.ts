import { isDeepStrictEqual } from 'node:util';
import { RuleViolated } from '@wordslab/contracts';
import {
  adminModule,
  chosenEventStore,
  type EventStoreChoice,
  type EventStoreWish,
  hostOf,
  INGRESS,
  moduleKey,
  processId,
} from '@wordslab/topology';
import { assertPassed, type CheckResult, runChecks } from '../checks/run-checks.js';
import { keptEventStore } from '../event-store/kept-choice.js';
import { checkEventStores } from '../event-store/module-logs.js';
import { describeEventStore, modulesOfHome } from '../event-store/step.js';
import { keptPorts } from '../home/homes.js';
import { cacheDir, HomeLayout } from '../home/layout.js';
import { withLock } from '../home/lock.js';
import { makeHome, readMarker } from '../home/marker.js';
import type { Installation } from '../installation.js';
import { type PlannedStep, runSteps, type StepEvent } from '../journal/steps.js';
import { askStatus } from '../supervisor/control-client.js';
import { upSteps } from './up-steps.js';
import { waitReady } from './wait-ready.js';

export interface UpOptions {
  /** From `resolveHome`. */
  readonly home: string;
  readonly installation: Installation;
  readonly env?: NodeJS.ProcessEnv;
  /** Where to look for the ingress' port on the first `up`; 8080 by default. */
  readonly ingressPort?: number;
  /** Where the modules keep their logs; without it, as it was chosen before. */
  readonly eventStore?: EventStoreWish;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
  /** Answers a yes-or-no question; `--yes` is `async () => true`. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Sees the plan before anything is done; false stops. */
  readonly confirmPlan?: (plan: readonly PlannedStep[]) => Promise<boolean>;
  readonly onCheck?: (result: CheckResult) => void;
  readonly onStep?: (event: StepEvent) => void;
  readonly onProgress?: (message: string) => void;
}

export interface RunningEnvironment {
  readonly home: string;
  readonly alreadyRunning: boolean;
  /** For people: `http://admin.localhost:8080/`. */
  readonly address: string;
  /** For programs on this computer: Admin's own port. */
  readonly adminUrl: string;
  readonly ingressPort: number;
  readonly tokenFile: string;
  /** Where the modules keep their logs, in words. */
  readonly eventStore: string;
  readonly warnings: readonly string[];
}

const READY_MS = 120_000;
const OTHER_UP_MS = 180_000;

const describeRunning = async (
  home: HomeLayout,
  alreadyRunning: boolean,
  warnings: readonly string[] = [],
): Promise<RunningEnvironment> => {
  const ports = await keptPorts(home.dir);
  const warning = (await readMarker(home))?.nats?.warning;
  return {
    home: home.dir,
    alreadyRunning,
    address: `http://${hostOf(adminModule)}:${ports[INGRESS]}/`,
    adminUrl: `http://127.0.0.1:${ports[processId(adminModule, 'service')]}`,
    ingressPort: ports[INGRESS] ?? 0,
    tokenFile: home.tokenFile,
    eventStore: describeEventStore(await keptEventStore(home)),
    warnings: warning ? [warning, ...warnings] : warnings,
  };
};

const isRunning = async (home: HomeLayout): Promise<boolean> =>
  (await askStatus(home).catch(() => null))?.paused === false;

/**
 * What was chosen, now or before, and can be used.
 * @throws RuleViolated `eventstore.home_runs`; what {@link checkEventStores} throws
 */
const chooseEventStore = async (
  home: HomeLayout,
  { eventStore: wish, installation }: UpOptions,
): Promise<EventStoreChoice> => {
  const kept = await keptEventStore(home);
  const choice = wish ? chosenEventStore(wish, kept) : kept;
  if (!(await isRunning(home))) await checkEventStores(installation, choice, await modulesOfHome(home));
  else if (!isDeepStrictEqual(choice, kept))
    throw new RuleViolated(
      'eventstore.home_runs',
      `the home runs, with its logs ${describeEventStore(kept)}`,
      'Stop it with `wordslab down`, then run this again.',
    );
  return choice;
};

/** Modules that are to show their logs and are not there (yet), such as misspelt ones. */
const exposedNowhere = async (home: HomeLayout, choice: EventStoreChoice): Promise<string[]> => {
  if (choice.kind !== 'postgres') return [];
  const deployed = (await modulesOfHome(home)).map(moduleKey);
  const missing = choice.exposed.filter((module) => module !== 'all' && !deployed.includes(module));
  return missing.map((module) => `the log of ${module} is to be shown, and there is no such module here yet`);
};

const bring = async (
  home: HomeLayout,
  eventStore: EventStoreChoice,
  options: UpOptions,
): Promise<RunningEnvironment> => {
  const env = options.env ?? process.env;
  const timeoutMs = options.timeoutMs ?? READY_MS;
  if (await isRunning(home)) {
    await waitReady(home, [processId(adminModule, 'service')], timeoutMs);
    return describeRunning(home, true);
  }
  const warnings: string[] = [];
  const context = {
    eventStore,
    home,
    installation: options.installation,
    env,
    cache: cacheDir(env),
    ingressFrom: options.ingressPort,
    timeoutMs,
    now: options.now ?? (() => new Date()),
    confirm: options.confirm ?? (async () => false),
    onProgress: options.onProgress ?? (() => undefined),
    onWarning: (message: string) => void warnings.push(message),
  };
  await runSteps(upSteps(context), {
    run: 'up',
    journal: home.journalFile,
    now: context.now,
    onStep: options.onStep,
    confirm: options.confirmPlan,
  });
  return describeRunning(home, false, [...warnings, ...(await exposedNowhere(home, eventStore))]);
};

/**
 * Makes this computer a hosting environment: checks, secrets, ports, Postgres, schemas, supervisor, Admin. Run again it
 * resumes what was interrupted, replaces what a killed supervisor left, and changes nothing where all is well.
 * @throws Unavailable `check.failed`, and what the steps throw
 */
export const upEnvironment = async (options: UpOptions): Promise<RunningEnvironment> => {
  const home = new HomeLayout(options.home);
  if (!(await isRunning(home))) {
    const checks = await runChecks({
      home: home.dir,
      installation: options.installation,
      env: options.env,
      forUp: true,
    });
    for (const check of checks) options.onCheck?.(check);
    assertPassed(checks);
  }
  const eventStore = await chooseEventStore(home, options);
  await makeHome(home, options.now?.() ?? new Date());
  return withLock(`${home.dir}/up.lock`, () => bring(home, eventStore, options), OTHER_UP_MS);
};
