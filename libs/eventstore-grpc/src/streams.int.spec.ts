import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { binaryEvent, jsonEvent, KurrentDBClient, type ReadStreamOptions } from '@kurrent/kurrentdb-client';
import { MemoryEventStore } from '@wordslab/eventstore';
import { collect } from '@wordslab/eventstore/testing';
import { type Front, startFront } from './front.js';

// The official client, and names as its users choose them.
let clock = new Date('2026-01-01T00:00:00Z');
let store: MemoryEventStore;
let front: Front;
let client: KurrentDBClient;
beforeAll(async () => {
  store = new MemoryEventStore({ naming: 'free', now: () => clock });
  front = await startFront({ store, port: 0, deletable: true, now: () => clock });
  client = KurrentDBClient.connectionString(front.url);
});
afterAll(async () => {
  await client.dispose();
  await front.close();
  await store.close();
});

const name = (): string => `Some Stream_${randomUUID()}`;
const event = (n: number) => jsonEvent({ type: 'Thing Happened', data: { n } });
const events = (count: number, first = 0) => Array.from({ length: count }, (_, n) => event(first + n));
const streamOf = async (count: number): Promise<string> => {
  const stream = name();
  await client.appendToStream(stream, events(count), { streamState: 'no_stream' });
  return stream;
};
const revisions = async (stream: string, options?: ReadStreamOptions): Promise<number[]> =>
  (await collect(client.readStream(stream, options))).map((resolved) => Number(resolved.event?.revision));
const later = (seconds: number): void => {
  clock = new Date(clock.getTime() + seconds * 1000);
};

describe('what is written', () => {
  test('bytes of any content come back as they were, with their metadata or without', async () => {
    const stream = name();
    const data = Uint8Array.from({ length: 256 }, (_, n) => n);
    const metadata = Uint8Array.of(0, 255);
    await client.appendToStream(stream, [
      binaryEvent({ type: 'Bytes', data, metadata }),
      binaryEvent({ type: 'Bytes', data: new Uint8Array() }),
      jsonEvent({ type: 'Json', data: { $wire: 1 }, metadata: { $wire: { data: 'x' }, a: 1 } }),
      jsonEvent({ type: 'Json', data: ['list'] }),
    ]);
    const read = (await collect(client.readStream(stream))).map((resolved) => resolved.event);
    expect(read.map((e) => e?.isJson)).toEqual([false, false, true, true]);
    expect(Buffer.from(read[0]?.data as Uint8Array).equals(Buffer.from(data))).toBe(true);
    expect(Buffer.from(read[0]?.metadata as Uint8Array).equals(Buffer.from(metadata))).toBe(true);
    expect(read[1]?.data).toHaveLength(0);
    expect(read[2]).toMatchObject({ data: { $wire: 1 }, metadata: { $wire: { data: 'x' }, a: 1 } });
    expect(read[3]).toMatchObject({ data: ['list'], metadata: undefined });
  });

  test('who reads the store itself gets JSON values', async () => {
    const stream = name();
    await client.appendToStream(stream, jsonEvent({ type: 'Json', data: { a: 1 }, metadata: { b: 2 } }));
    expect(await collect(store.readStream(stream))).toMatchObject([
      { type: 'Json', data: { a: 1 }, metadata: { b: 2 } },
    ]);
  });

  test('one append over a call of its own, as clients with credentials do', async () => {
    const stream = await streamOf(2);
    const credentials = { username: 'any', password: 'thing' };
    const result = await client.appendToStream(stream, events(1), { streamState: 1n, credentials });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 2n });
    await expect(client.appendToStream(stream, events(1), { streamState: 0n, credentials })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualState: 2n,
      expectedState: 0n,
    });
  });

  test('appends of one client to one stream stay in the order in which they were sent', async () => {
    const stream = name();
    await client.appendToStream(name(), event(0)); // its first one waits for a connection
    await Promise.all(Array.from({ length: 200 }, (_, n) => client.appendToStream(stream, event(n))));
    const read = await collect(client.readStream<ReturnType<typeof event>>(stream));
    expect(read.map((resolved) => resolved.event?.data.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test('an append of 15 MiB in parts, and one of more than 16 MiB, which is refused', async () => {
    const stream = name();
    const large = (): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'Large', data: 'x'.repeat(5 << 20) });
    await client.appendToStream(stream, [large(), large(), large()]);
    expect(await revisions(stream)).toEqual([0, 1, 2]);
    await expect(client.appendToStream(stream, [large(), large(), large(), large()])).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 16 << 20,
    });
    const credentials = { username: 'any', password: 'thing' };
    await expect(
      client.appendToStream(stream, [large(), large(), large(), large()], { credentials }),
    ).rejects.toMatchObject({ type: 'maximum-append-size-exceeded' });
  });
});

describe('reads', () => {
  test('a stream from either end and from within', async () => {
    const stream = await streamOf(5);
    expect(await revisions(stream)).toEqual([0, 1, 2, 3, 4]);
    expect(await revisions(stream, { fromRevision: 2n, maxCount: 2 })).toEqual([2, 3]);
    expect(await revisions(stream, { fromRevision: 9n })).toEqual([]);
    const backwards = { direction: 'backwards' } as const;
    expect(await revisions(stream, { ...backwards, fromRevision: 'end', maxCount: 2 })).toEqual([4, 3]);
    expect(await revisions(stream, { ...backwards, fromRevision: 1n })).toEqual([1, 0]);
  });

  test('$all from a position: included forwards, excluded backwards', async () => {
    const stream = await streamOf(3);
    const all = await collect(client.readAll());
    const second = all.find((resolved) => resolved.event?.streamId === stream && resolved.event.revision === 1n);
    const fromPosition = second?.event?.position ?? 'start';
    const forwards = await collect(client.readAll({ fromPosition, maxCount: 1 }));
    expect(forwards[0]?.event?.id).toBe(second?.event?.id);
    const backwards = await collect(client.readAll({ fromPosition, direction: 'backwards', maxCount: 1 }));
    expect(backwards[0]?.event).toMatchObject({ streamId: stream, revision: 0n });
  });

  test('an event has the time of its record, and an id that it was given', async () => {
    const stream = name();
    const given = event(1);
    await client.appendToStream(stream, given);
    const [resolved] = await collect(client.readStream(stream));
    expect(resolved?.event).toMatchObject({ id: given.id, created: clock });
  });
});

describe('deletion', () => {
  test('a deleted stream is not found, and goes on with its revisions when it is written again', async () => {
    const stream = await streamOf(3);
    await client.deleteStream(stream, { expectedRevision: 2n });
    await expect(revisions(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    await expect(client.appendToStream(stream, event(0), { streamState: 'stream_exists' })).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    const again = [event(3)];
    const first = await client.appendToStream(stream, again, { streamState: 'no_stream' });
    expect(await revisions(stream)).toEqual([3]);
    expect(await client.appendToStream(stream, again, { streamState: 'no_stream' })).toEqual(first);
    await expect(client.appendToStream(stream, event(4), { streamState: 'no_stream' })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualState: 3n,
    });
    await client.appendToStream(stream, event(4), { streamState: 'stream_exists' });
    expect(await revisions(stream, { direction: 'backwards', fromRevision: 'end' })).toEqual([4, 3]);
  });

  test('a deletion at another revision is refused', async () => {
    const stream = await streamOf(3);
    for (const remove of [client.deleteStream, client.tombstoneStream])
      await expect(remove.call(client, stream, { expectedRevision: 1n })).rejects.toMatchObject({
        type: 'wrong-expected-version',
        actualState: 2n,
      });
    expect(await revisions(stream)).toEqual([0, 1, 2]);
  });

  test('after a tombstone there is nothing to read and nothing to write', async () => {
    const stream = await streamOf(2);
    const gone = { type: 'stream-deleted', streamName: stream };
    const { position } = await client.tombstoneStream(stream, { expectedRevision: 1n });
    expect(position?.commit).toBeGreaterThan(0n);
    await expect(revisions(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(client.appendToStream(stream, event(2))).rejects.toMatchObject(gone);
    const credentials = { username: 'any', password: 'thing' };
    await expect(client.appendToStream(stream, event(2), { credentials })).rejects.toMatchObject(gone);
    await expect(client.deleteStream(stream)).rejects.toMatchObject(gone);
    await expect(client.tombstoneStream(stream)).rejects.toMatchObject(gone);
    await expect(client.setStreamMetadata(stream, { maxCount: 1 })).rejects.toMatchObject({ type: 'stream-deleted' });
  });
});

describe('stream metadata', () => {
  test('limit what is to be seen by number, age and revision', async () => {
    const stream = await streamOf(5);
    await client.setStreamMetadata(stream, { maxCount: 3, custom: 'kept' });
    expect(await revisions(stream)).toEqual([2, 3, 4]);
    expect(await revisions(stream, { direction: 'backwards', fromRevision: 'end' })).toEqual([4, 3, 2]);
    await client.setStreamMetadata(stream, { truncateBefore: 4 });
    expect(await revisions(stream)).toEqual([4]);
    await client.setStreamMetadata(stream, { maxAge: 60 });
    later(50);
    await client.appendToStream(stream, event(5));
    later(20);
    expect(await revisions(stream)).toEqual([5]);
  });

  test('are given back, the newest only, and survive a deletion', async () => {
    const stream = await streamOf(1);
    expect((await client.getStreamMetadata(stream)).metadata).toBeUndefined();
    await client.setStreamMetadata(stream, { maxCount: 3 });
    await client.setStreamMetadata(stream, { maxCount: 2, colour: 'red' });
    expect((await client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2, colour: 'red' });
    expect(await revisions(`$$${stream}`)).toEqual([1]);
    await client.deleteStream(stream);
    expect((await client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2, colour: 'red' });
  });
});
