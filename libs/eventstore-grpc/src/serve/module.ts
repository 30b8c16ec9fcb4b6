// Serves the log that lies in a module's database to KurrentDB's clients, on loopback. Started by hosting, with the
// environment that libs/topology writes.
import { isWordslabError } from '@wordslab/contracts/core';
import { PostgresEventStore } from '@wordslab/eventstore';
import { createLogger, databaseUrlOf, loadConfig } from '@wordslab/platform/process';
import { NotOffered, ProtocolViolation } from '../failures.js';
import { startFront } from '../front.js';
import { frontEnvironment } from './config.js';

/** Service and shipper have some dozen readers, each of which asks for a page now and then. */
const CONNECTIONS = 6;

const main = async (): Promise<void> => {
  const config = loadConfig(frontEnvironment);
  const logger = createLogger('eventstore', config.WORDSLAB_LOG_LEVEL);
  const store = new PostgresEventStore({
    connection: { connectionString: databaseUrlOf(config), max: CONNECTIONS },
    onInterruption: (error) => logger.warn({ err: error }, 'the database does not answer; waiting for it'),
  });
  const front = await startFront({
    store,
    port: config.WORDSLAB_PORT,
    onError: (error) => {
      // What a client was answered it knows; the rest is told here.
      if (error instanceof ProtocolViolation || error instanceof NotOffered || isWordslabError(error))
        logger.debug({ err: error }, 'a call was refused');
      else logger.error({ err: error }, 'a call failed');
    },
  });
  logger.info({ url: front.url }, 'the log is served');
  const stop = (): void => void front.close().then(() => store.close());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

main().catch((error: unknown) => {
  console.error(isWordslabError(error) ? `${error.code}: ${error.message}\n${error.hint ?? ''}` : error);
  process.exit(1);
});
