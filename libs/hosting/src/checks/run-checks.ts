import { Unavailable } from '@wordslab/contracts';
import { cacheDir, HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';
import type { Check, CheckContext, CheckResult } from './check.js';
import { diskCheck, memoryCheck, nodeCheck, platformCheck } from './computer.js';
import { portsCheck, runningCheck, writableCheck } from './home.js';
import { natsCheck, postgresCheck, postgresHomeCheck, servicesCheck } from './programs.js';

export type { CheckResult, CheckState } from './check.js';

/** Every check, in the order in which a person reads them. */
export const checks: readonly Check[] = [
  platformCheck,
  nodeCheck,
  memoryCheck,
  diskCheck,
  writableCheck,
  portsCheck,
  runningCheck,
  servicesCheck,
  postgresCheck,
  postgresHomeCheck,
  natsCheck,
];

export interface CheckOptions {
  readonly home: string;
  readonly installation?: Installation;
  readonly env?: NodeJS.ProcessEnv;
  /** Leaves out what `up` finds out by itself right after, at the cost of a look at the network. */
  readonly forUp?: boolean;
}

const safely = async (check: Check, context: CheckContext): Promise<CheckResult> => {
  const { id, title } = check;
  try {
    return { id, title, ...(await check.run(context)) };
  } catch (error) {
    const observed = `the check itself failed: ${error instanceof Error ? error.message : String(error)}`;
    return { id, title, state: 'fail', observed, expected: 'an answer', hint: 'Report this with the text above.' };
  }
};

/** Runs every check, all at once; one that fails keeps none of the others from running. */
export const runChecks = async (options: CheckOptions): Promise<CheckResult[]> => {
  const env = options.env ?? process.env;
  const context: CheckContext = {
    home: new HomeLayout(options.home),
    installation: options.installation ?? null,
    env,
    cache: cacheDir(env),
  };
  const chosen = checks.filter((check) => !(options.forUp && check === natsCheck));
  return Promise.all(chosen.map((check) => safely(check, context)));
};

/** @throws Unavailable `check.failed`, or the failed check's id in `details`, with every failure's remedy */
export const assertPassed = (results: readonly CheckResult[]): void => {
  const failed = results.filter((r) => r.state === 'fail');
  if (failed.length === 0) return;
  throw new Unavailable(
    'check.failed',
    failed.map((f) => `${f.title}: ${f.observed}`).join('\n'),
    failed.map((f) => f.hint).join('\n'),
    { checks: failed.map((f) => f.id) },
  );
};
