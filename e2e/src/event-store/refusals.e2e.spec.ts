import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EventStore, type NewEvent, PostgresEventStore } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import { collect, freshStream, sampleEvents } from '@wordslab/eventstore/testing';
import {
  createEventStoreSchema,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing/postgres';
import { until } from '../testing/until.js';
import { faultsOf, shortBounds } from './faults.js';
import { LossyProxy } from './lossy-proxy.js';
import { eventually, expectRefusedThenRepeated } from './refused-append.js';
import { ServedFront } from './served-front.js';

let folder: string;
let postgres: TemporaryPostgres;
let databaseUrl: string;
let proxy: LossyProxy;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-refusals-'));
  postgres = await startTemporaryPostgres({ isDurable: true, folder, settings: ['max_connections=30'] });
  databaseUrl = await postgres.createDatabase();
  await createEventStoreSchema(databaseUrl);
  ({ proxy, url } = await LossyProxy.before(databaseUrl));
});
afterAll(async () => {
  await proxy.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const faults = Object.entries(faultsOf(() => ({ postgres, folder, databaseUrl, proxy })));

const openWitness = (): EventStore => new PostgresEventStore({ connection: { connectionString: databaseUrl } });

describe('PostgresEventStore: an append of one event is told in time, and repeated it gives the first result, once', () => {
  let store: EventStore;
  let witness: EventStore;
  beforeAll(() => {
    store = new PostgresEventStore({ connection: { ...shortBounds, connectionString: url } });
    witness = openWitness();
  });
  afterAll(() => Promise.all([store.close(), witness.close()]));

  test.each(faults)('%s', (_, fault) => expectRefusedThenRepeated(store, witness, fault, 1));
});

describe("the same of two events, through KurrentDB's protocol, from a front in its own process", () => {
  let front: ServedFront;
  let store: EventStore;
  let witness: EventStore;
  beforeAll(async () => {
    front = new ServedFront(url, shortBounds);
    await front.start();
    store = new KurrentDbEventStore({ url: front.url });
    witness = openWitness();
  });
  afterAll(async () => {
    await Promise.all([store.close(), witness.close()]);
    await front.kill();
  });

  test.each(faults)('%s', async (_, fault) => {
    front.log.length = 0;
    // The client keeps nothing of the reason: it stands in the front's log.
    await expectRefusedThenRepeated(store, witness, { ...fault, code: 'eventstore.unavailable' }, 2);
    expect(front.log[0]).toBe(fault.code);
  });
});

describe('a connection that hangs', () => {
  test('subscribers and readers go on when it answers again, and a store can be closed while it does not', async () => {
    const store = new PostgresEventStore({ connection: { ...shortBounds, connectionString: url } });
    const after = await eventually(() => store.head());
    const received: string[] = [];
    const subscription = (async () => {
      for await (const message of store.subscribeAll({ after }))
        if (message.kind === 'event') received.push(message.event.id);
    })();
    const stream = freshStream();
    const [first, second] = sampleEvents(2) as [NewEvent, NewEvent];
    await store.append(stream, [first], { expected: 'no-stream' });
    await until('the first is received', async () => received.length === 1, 5000);
    proxy.loss = 'standstill';
    await expect(collect(store.readStream(stream))).rejects.toMatchObject({ code: 'eventstore.timeout' });
    await expect(store.head()).rejects.toMatchObject({ kind: 'Unavailable' });
    proxy.heal();
    await eventually(() => store.append(stream, [second], { expected: 0 }));
    await until('the second is received', async () => received.length === 2, 10_000);
    expect(received).toEqual([first.id, second.id]);
    proxy.loss = 'standstill';
    const began = Date.now();
    await store.close();
    await subscription;
    expect(Date.now() - began).toBeLessThan(5000);
    proxy.heal();
  });

  // Half a minute of waiting.
  if (process.env['WORDSLAB_FAULTS'] === 'full')
    test('the bounds that a store has by itself: told within a minute', async () => {
      const store = new PostgresEventStore({ connection: { connectionString: url } });
      await store.head();
      proxy.loss = 'standstill';
      const began = Date.now();
      await expect(store.head()).rejects.toMatchObject({ code: 'eventstore.timeout' });
      expect(Date.now() - began).toBeLessThan(60_000);
      proxy.heal();
      await store.close();
    });
});
