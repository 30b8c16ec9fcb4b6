// Serves an event store alone, on loopback, to KurrentDB's clients: `npm run eventstore -- --port 2113 --data DIR`.
import { parseArgs } from 'node:util';
import { isWordslabError } from '@wordslab/contracts/core';
import { type EventStore, MemoryEventStore, PostgresEventStore } from '@wordslab/eventstore';
import { NotOffered, ProtocolViolation } from '../failures.js';
import { startFront } from '../front.js';

const USAGE = `npm run eventstore -- [--port 2113] (--data DIR | --memory)

  --port     where to listen on 127.0.0.1; 0 for a port that is free
  --data     keep the events in a Postgres of its own under this folder
  --memory   keep them until the process ends`;

interface Serving {
  readonly store: EventStore;
  readonly kept: string;
  stop(): Promise<void>;
}

const inMemory = (): Serving => {
  const store = new MemoryEventStore({ naming: 'free' });
  return { store, kept: 'in memory, until this process ends', stop: () => store.close() };
};

const inFolder = async (folder: string): Promise<Serving> => {
  const { startEmbeddedPostgres } = await import('./embedded-postgres.js');
  const database = await startEmbeddedPostgres(folder);
  const store = new PostgresEventStore({
    connection: { connectionString: database.connectionString, max: 8 },
    naming: 'free',
    onInterruption: (error) => console.error(error.message),
  });
  const stop = async (): Promise<void> => {
    await store.close();
    await database.stop();
  };
  return { store, kept: `under ${folder}`, stop };
};

/** What a client was answered it knows; the rest is told here, and why the store did not answer, of which clients keep little. */
const report = (error: unknown): void => {
  if (isWordslabError(error) && error.kind === 'Unavailable') return console.error(`${error.code}: ${error.message}`);
  if (isWordslabError(error) || error instanceof ProtocolViolation || error instanceof NotOffered) return;
  console.error(error);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '2113' },
      data: { type: 'string' },
      memory: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  const isClear = (values.data !== undefined) !== values.memory && Number.isInteger(port) && port >= 0 && port < 65_536;
  if (values.help || !isClear) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const serving = values.data === undefined ? inMemory() : await inFolder(values.data);
  const front = await startFront({ store: serving.store, port, deletable: true, onError: report }).catch(
    async (error: unknown) => {
      await serving.stop();
      throw error;
    },
  );
  console.log(`event store at ${front.url}, its events ${serving.kept}`);
  const stop = (): void => void front.close().then(() => serving.stop());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (isWordslabError(error) && error.hint !== undefined) console.error(error.hint);
  // Not exitCode: embedded-postgres ends an idle process with 0.
  process.exit(1);
});
