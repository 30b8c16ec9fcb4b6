import { Unavailable } from '@wordslab/contracts';

/** What Postgres and the driver say of a database that cannot do its work now, for callers; undefined for every other failure. */
export const databaseFailure = (error: unknown): Unavailable | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  if (code === '53100') return diskFull(error);
  if (code === '25006') return readOnly(error);
  return AWAY.test(code) || MESSAGES.test(message) ? away(error) : undefined;
};

/** Classes 08 (connection), 53300 (too many), 57P (shutdown, starting up), and what sockets and the pool say. */
const AWAY = /^(08...|53300|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const MESSAGES = /Connection terminated|timeout exceeded when trying to connect/;

const away = (cause: unknown): Unavailable =>
  new Unavailable(
    'database.unavailable',
    "the module's database does not answer",
    'It is started again by itself; repeat the call in a moment. `wordslab status` says how it is.',
    { retryAfterSeconds: 1 },
    { cause },
  );

const diskFull = (cause: unknown): Unavailable =>
  new Unavailable(
    'database.disk_full',
    "the module's database has no room left on its disk",
    'Free or add space on that disk, then repeat the call; nothing has to be restarted.',
    { retryAfterSeconds: AFTER_REPAIR_SECONDS },
    { cause },
  );

const readOnly = (cause: unknown): Unavailable =>
  new Unavailable(
    'database.read_only',
    "the module's database takes no changes now",
    'It is a standby, or somebody set it to read-only. End that, and the sessions that began meanwhile; then repeat the call.',
    { retryAfterSeconds: AFTER_REPAIR_SECONDS },
    { cause },
  );

/** For what somebody has to repair first: longer than a client waits by itself. */
const AFTER_REPAIR_SECONDS = 30;
