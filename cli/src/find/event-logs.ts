import { type ModuleConnection, readStream } from '@wordslab/api-client';
import {
  isWordslabError,
  logVerification,
  type LogVerification,
  problemDetails,
  Unavailable,
  type VerificationProgress,
  verificationProgress,
} from '@wordslab/contracts';
import { count, number } from '../render/text.js';
import type { Environment } from './environment.js';

/** Every log of a home: Admin's, and those of the modules that are deployed. */
export const everyLog = async (environment: Environment): Promise<ModuleConnection[]> => {
  const tenants = await Promise.all((await environment.tenantSlugs()).map((slug) => environment.modulesOf(slug)));
  return [await environment.adminModule(), ...tenants.flat()];
};

const failure = problemDetails.pick({ code: true, detail: true, hint: true });

/**
 * Has a module walk its log.
 * @throws Unavailable `module.unreachable`, `eventlog.not_walked`, or what the module could not read it for
 */
export const verifyModule = async (
  module: ModuleConnection,
  after: string | undefined,
  onProgress: (progress: VerificationProgress) => void,
): Promise<LogVerification> => {
  for await (const { type, data } of readStream(module, '/api/v1/event-log/verification', { after })) {
    if (type === 'progress') onProgress(verificationProgress.parse(data));
    if (type === 'result') return logVerification.parse(data);
    if (type === 'failure') {
      const { code, detail, hint } = failure.parse(data);
      throw new Unavailable(code, `the log of ${module.name} cannot be walked: ${detail}`, hint);
    }
  }
  throw new Unavailable(
    'eventlog.not_walked',
    `${module.name} stopped before its log was walked`,
    'See that it runs with `wordslab status`, and begin again, or go on with --after.',
  );
};

/**
 * Looks at a log without its module: chain and gaps alone, since only the module knows its events' schemas.
 * @throws Unavailable `eventstore.unavailable`
 */
export const verifyStore = async (
  url: string,
  options: { after?: string; signal: AbortSignal; onProgress: (progress: VerificationProgress) => void },
): Promise<LogVerification> => {
  const { PostgresEventStore, verifyLog } = await import('@wordslab/eventstore');
  const store = new PostgresEventStore({ connection: { connectionString: url, max: 2 } });
  try {
    return await verifyLog(store, options);
  } finally {
    await store.close();
  }
};

/** What became of looking at one log. */
export interface VerifiedLog {
  readonly log: string;
  readonly verification: LogVerification | null;
  /** Why it was not walked. */
  readonly failure: { readonly code: string; readonly detail: string; readonly hint?: string } | null;
}

export const failedLog = (log: string, error: unknown): VerifiedLog => {
  if (!isWordslabError(error)) throw error;
  const { code, message: detail, hint } = error;
  return { log, verification: null, failure: { code, detail, ...(hint ? { hint } : {}) } };
};

export const isWhole = ({ verification }: VerifiedLog): boolean => verification?.faults.length === 0;

const problems = {
  unreadable: ['event cannot be read', 'events cannot be read'],
  chain: ['event is not the one that was written', 'events are not those that were written'],
  revisions: ['event lacks the one before it in its stream', 'events lack the one before them in their streams'],
  positions: ['hole in the log', 'holes in the log'],
} as const;

/** The log, how much was looked at and what is wrong, a line per problem. */
export const verifiedText = ({ log, verification: found, failure: why }: VerifiedLog): string => {
  if (!found) return `${log}: not verified: ${why?.detail ?? ''}`;
  const { events, streams, after, parsed, chained, faults } = found;
  const scope = `${count(events, 'event')} of ${count(streams, 'stream')}${after === '0' ? '' : ` after position ${after}`}`;
  const held = parsed ? 'every event can be read' : 'events were not parsed, which their module alone can do';
  const kept = chained ? 'every chain holds' : 'no chain is kept by this store, so a change would not be seen';
  const lines = faults.map(({ problem, count: n, first }) => {
    const version = first.version === null ? '' : ` in version ${first.version}`;
    const place = `position ${first.position}, revision ${number(first.revision)} of ${first.stream}, ${first.type}${version}`;
    return `  ${number(n)} ${problems[problem][n === 1 ? 0 : 1]}; the first at ${place}: ${first.detail}`;
  });
  return faults.length === 0
    ? `${log}: ${scope}: ${held}; ${kept}`
    : [`${log}: ${scope}${chained ? '' : ` (${kept})`}`, ...lines].join('\n');
};
