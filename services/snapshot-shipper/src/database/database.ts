import pg from 'pg';
import type { Logger } from '@wordslab/platform/process';

/** Advisory lock of the shipper; one per database, so one shipper of a module ships. */
const LOCK = 0x776c7368;
const WAIT_MS = 250;
/** A statement that takes longer waits for something that will not come; what asked for it tries again. */
const STATEMENT_MS = 120_000;
const CONNECT_MS = 10_000;

/** How every connection of this process is made. Its loss is always told by what is asked of it next. */
export const connectionTo = (connectionString: string): pg.ClientConfig => ({
  connectionString,
  keepAlive: true,
  connectionTimeoutMillis: CONNECT_MS,
  statement_timeout: STATEMENT_MS,
  application_name: 'wordslab shipper',
});

export const openPool = (connectionString: string, logger: Logger): pg.Pool => {
  const pool = new pg.Pool({ ...connectionTo(connectionString), max: 4 });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'));
  return pool;
};

/**
 * Waits until the database answers and no other shipper of this module ships. The lock lives as long as its connection:
 * when that is lost, `lost` is called, and this process must stop, since another may have begun.
 */
export const becomeTheShipper = async (
  connectionString: string,
  logger: Logger,
  lost: (error: Error) => void,
): Promise<pg.Client> => {
  for (let waited = false; ; waited = true) {
    const client = new pg.Client(connectionTo(connectionString));
    let onError = (error: Error): void => logger.debug({ err: error }, 'the connection broke before it led');
    client.on('error', (error) => onError(error));
    try {
      await client.connect();
      const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [LOCK]);
      if (rows[0]?.leads) {
        onError = lost;
        return client;
      }
      if (!waited) logger.info('another shipper of this module ships; waiting for it to end');
    } catch (error) {
      if (!waited) logger.info({ err: error }, 'the database does not answer yet; waiting for it');
    }
    await client.end().catch(() => logger.debug('a connection that never opened was closed'));
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
};
