import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyLog, type EventStore, logDigest, makeEventStore, MemoryEventStore, openStore } from '@wordslab/eventstore';
import {
  collect,
  sampleEvent,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing';
import { binaryEvent, jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Front, startFront } from './front.js';

let postgres: TemporaryPostgres;
let source: EventStore;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  source = await emptyDatabase();
  for (let n = 0; n < 60; n += 1)
    for (const stream of ['dataset-1', 'Ein Strom', 'feed-dev-1'])
      await source.append(stream, sampleEvents(1 + (n % 2), n), { expected: 'any' });
});
afterAll(async () => {
  for (const { close } of open.reverse()) await close();
  await postgres.stop();
});

const kept = <T extends { close(): Promise<unknown> }>(opened: T): T => {
  open.push({ close: () => opened.close() });
  return opened;
};
const emptyDatabase = async (): Promise<EventStore> => {
  const url = await postgres.createDatabase();
  await makeEventStore(url);
  return kept(await openStore({ url, naming: 'free' }));
};
const frontOver = async (store: EventStore): Promise<{ front: Front; client: EventStore }> => {
  const front = kept(await startFront({ store, port: 0, deletable: true }));
  return { front, client: kept(await openStore({ url: front.url, naming: 'free' })) };
};
const clientOf = (front: Front): KurrentDBClient => {
  const client = KurrentDBClient.connectionString(front.url);
  open.push({ close: () => client.dispose() });
  return client;
};

test('a log goes from Postgres through the protocol and back, under one digest', async () => {
  const served = new MemoryEventStore({ naming: 'free' });
  const { client } = await frontOver(served);
  const there = await copyLog({ from: source, to: client, throughProtocol: true });
  expect(await logDigest(served)).toEqual({ events: there.events, digest: there.digest });
  const back = await copyLog({ from: client, to: await emptyDatabase() });
  expect(back).toMatchObject({ events: there.events, digest: there.digest });
});

test('a copy that was stopped goes on through the protocol', async () => {
  const served = new MemoryEventStore({ naming: 'free' });
  for await (const { stream, revision, id, type, data, metadata } of source.readAll({ limit: 50 }))
    await served.append(stream, [{ id, type, data, metadata }], {
      expected: revision === 0 ? 'no-stream' : revision - 1,
    });
  const { client } = await frontOver(served);
  expect(await copyLog({ from: source, to: client, throughProtocol: true })).toMatchObject({
    events: 270,
    copied: 220,
  });
});

test('a target with something of its own is refused through the protocol', async () => {
  const served = new MemoryEventStore({ naming: 'free' });
  await served.append('dataset-1', sampleEvents(1), { expected: 'any' });
  const { client } = await frontOver(served);
  await expect(copyLog({ from: source, to: client, throughProtocol: true })).rejects.toMatchObject({
    code: 'eventstore.target_differs',
    details: { stream: 'dataset-1', revision: 0 },
  });
});

test('events of 1 MB pass', async () => {
  const from = new MemoryEventStore();
  for (let n = 0; n < 8; n += 1)
    await from.append('dataset-1', [sampleEvent({ text: String(n).repeat(1024 * 1024) })], { expected: 'any' });
  const { client } = await frontOver(new MemoryEventStore({ naming: 'free' }));
  expect(await copyLog({ from, to: client, throughProtocol: true })).toMatchObject({ copied: 8 });
});

describe('what values cannot carry', () => {
  test('is refused where it is bytes', async () => {
    const { front, client } = await frontOver(new MemoryEventStore({ naming: 'free' }));
    await clientOf(front).appendToStream('pictures', [binaryEvent({ type: 'picture', data: new Uint8Array([1, 2]) })]);
    await expect(copyLog({ from: client, to: await emptyDatabase() })).rejects.toMatchObject({
      code: 'eventstore.not_portable',
      details: { stream: 'pictures', revision: 0 },
    });
  });

  test('stays whole from database to database: bytes, metadata of streams, deletions', async () => {
    const served = await emptyDatabase();
    const client = clientOf((await frontOver(served)).front);
    await client.appendToStream('pictures', [binaryEvent({ type: 'picture', data: new Uint8Array([1, 2]) })]);
    await client.appendToStream('gone', [jsonEvent({ type: 'a', data: {} })]);
    await client.deleteStream('gone');
    await client.setStreamMetadata('pictures', { maxCount: 5 });
    const to = await emptyDatabase();
    await copyLog({ from: served, to });
    const other = clientOf((await frontOver(to)).front);
    const [picture] = await collect(other.readStream('pictures'));
    expect([...(picture?.event?.data as Uint8Array)]).toEqual([1, 2]);
    expect((await other.getStreamMetadata('pictures')).metadata).toEqual({ maxCount: 5 });
    await expect(collect(other.readStream('gone'))).rejects.toMatchObject({ type: 'stream-not-found' });
    const { client: protocol } = await frontOver(new MemoryEventStore({ naming: 'free' }));
    await expect(copyLog({ from: served, to: protocol, throughProtocol: true })).rejects.toMatchObject({
      code: 'eventstore.not_portable',
    });
  });
});
