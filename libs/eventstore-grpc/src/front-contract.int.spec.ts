import { afterAll, beforeAll } from '@jest/globals';
import { type EventStore, MemoryEventStore, PostgresEventStore } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import {
  contractPages,
  createEventStoreSchema,
  eventStoreContract,
  type EventStoreHarness,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing';
import { startFront } from './front.js';

/** Polling is off: what wakes a subscriber is the subscription beneath. */
const pollIntervalMs = 600_000;

const overTheWire = async (store: EventStore): Promise<EventStoreHarness> => {
  const front = await startFront({ store, port: 0, deletable: true });
  const clients: EventStore[] = [];
  return {
    open: () => {
      const client = new KurrentDbEventStore({ ...contractPages, pollIntervalMs, url: front.url });
      clients.push(client);
      return client;
    },
    dispose: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await front.close();
      await store.close();
    },
  };
};

eventStoreContract('KurrentDbEventStore over the front over memory', () =>
  overTheWire(new MemoryEventStore({ ...contractPages, naming: 'free' })),
);

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

eventStoreContract('KurrentDbEventStore over the front over Postgres', async () => {
  const connectionString = await postgres.createDatabase();
  await createEventStoreSchema(connectionString);
  const connection = { connectionString };
  return overTheWire(new PostgresEventStore({ ...contractPages, pollIntervalMs, naming: 'free', connection }));
});
