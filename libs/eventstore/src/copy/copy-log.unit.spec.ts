import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '@wordslab/contracts/core';
import type { EventStore, ExpectedRevision, NewEvent, RecordedEvent } from '../event-store.js';
import { MemoryEventStore } from '../memory/memory-event-store.js';
import { collect, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { logDigest } from './compare-logs.js';
import { copyLog } from './copy-log.js';

/** 605 events: runs of several at both ends, between them two streams by turns. */
const filled = async (options = {}, streams = ['dataset-1', 'campaign-1']): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore(options);
  const [one = '', two = ''] = streams;
  await store.append(one, sampleEvents(3), { expected: 'no-stream' });
  for (let n = 0; n < 300; n += 1)
    for (const stream of [two, `${two}-b`]) await store.append(stream, sampleEvents(1, n), { expected: 'any' });
  await store.append(one, sampleEvents(2, 3), { expected: 2 });
  return store;
};
const keptOf = ({ position: _, recordedAt: __, ...kept }: RecordedEvent) => kept;
const logOf = async (store: EventStore) => (await collect(store.readAll())).map(keptOf);
/** The store with one method otherwise, and none by which that could be passed by. */
const but = (store: EventStore, name: string, method: (...args: never[]) => unknown): EventStore =>
  new Proxy(store, {
    has: (target, property) => property === name || Reflect.has(target, property),
    get: (target, property) => {
      if (property === name) return method;
      if (property === 'appendRecords') return undefined;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
const differs = (details: object) =>
  expect.objectContaining({ kind: 'RevisionConflict', code: 'eventstore.target_differs', details });

describe('copying a log', () => {
  test('keeps its order, and of each event all but position and time', async () => {
    const [from, to] = [await filled(), new MemoryEventStore({ now: () => new Date(0) })];
    const copied = await copyLog({ from, to });
    expect(await logOf(to)).toEqual(await logOf(from));
    expect(copied).toMatchObject({ events: 605, copied: 605, heads: { from: '605', to: '605' } });
    expect(await logDigest(to)).toEqual({ events: 605, digest: copied.digest });
    const lines = (await logOf(from)).map(
      ({ stream, revision, id, type, data, metadata }) =>
        `${canonicalJson([stream, revision, id, type, data, metadata])}\n`,
    );
    expect(copied.digest).toBe(`sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`);
  });

  test('of nothing is nothing', async () => {
    const copied = await copyLog({ from: new MemoryEventStore(), to: new MemoryEventStore() });
    expect(copied).toMatchObject({ events: 0, copied: 0 });
  });

  test('repeated, copies nothing, and compares again', async () => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    const first = await copyLog({ from, to });
    expect(await copyLog({ from, to })).toEqual({ ...first, copied: 0 });
  });

  test('stopped, goes on where the target stands', async () => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    const stopping = new AbortController();
    let appends = 0;
    const stopped = but(to, 'append', (...args: Parameters<EventStore['append']>) => {
      if ((appends += 1) === 200) stopping.abort();
      return to.append(...args);
    });
    await expect(copyLog({ from, to: stopped, signal: stopping.signal })).rejects.toThrow(/abort/);
    expect(await collect(to.readAll())).toHaveLength(202);
    expect(await copyLog({ from, to })).toMatchObject({ events: 605, copied: 403 });
    expect(await logOf(to)).toEqual(await logOf(from));
  });

  test('takes what the source gets meanwhile', async () => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    let grew = false;
    const copied = await copyLog({
      from,
      to,
      onProgress: ({ phase }) => {
        if (phase === 'copying' && !grew) void from.append('dataset-2', sampleEvents(1), { expected: 'any' });
        grew = true;
      },
    });
    expect(copied).toMatchObject({ events: 606, copied: 606 });
  });

  test('tells how far it came, to the end of each phase', async () => {
    const told: string[] = [];
    await copyLog({
      from: await filled(),
      to: new MemoryEventStore(),
      onProgress: ({ phase, events, fraction }) => told.push(`${phase} ${events} ${fraction}`),
    });
    expect(told).toContain('copying 605 1');
    expect(told.at(-1)).toBe('comparing 605 1');
  });

  test('of free names, between stores of free names', async () => {
    const free = { naming: 'free' } as const;
    const from = await filled(free, ['Ein Strom', '$$x']);
    const to = new MemoryEventStore(free);
    await copyLog({ from, to });
    expect(await logOf(to)).toEqual(await logOf(from));
    await expect(copyLog({ from, to: new MemoryEventStore() })).rejects.toMatchObject({ code: 'stream.bad_name' });
  });
});

/** A store that takes several streams at once, as told. */
const together = (store: EventStore, taken: number[]): EventStore =>
  but(
    store,
    'appendRecords',
    async (
      records: readonly { stream: string; event: NewEvent }[],
      checks: readonly { stream: string; expected: ExpectedRevision }[],
    ) => {
      for (const { stream, expected } of checks) {
        const { event } = records.find((record) => record.stream === stream)!;
        await store.append(stream, [event], { expected });
      }
      taken.push(records.length);
      for (const { stream, event } of records) await store.append(stream, [event], { expected: 'any' });
    },
  );

describe('into a store that takes several streams at once', () => {
  test('a log comes in pieces, each as a whole, with a check for each stream', async () => {
    const [from, to, taken] = [new MemoryEventStore(), new MemoryEventStore(), [] as number[]];
    for (let n = 0; n < 1200; n += 1) await from.append(`dataset-${n % 7}`, sampleEvents(1, n), { expected: 'any' });
    // The fake puts the first of each stream before the others, so only streams are compared.
    await copyLog({ from, to: together(to, taken) }).catch(() => undefined);
    expect(taken).toEqual([500, 500, 200]);
    for (let n = 0; n < 7; n += 1)
      expect((await collect(to.readStream(`dataset-${n}`))).map(keptOf)).toEqual(
        (await collect(from.readStream(`dataset-${n}`))).map(keptOf),
      );
  });

  test('what is foreign there, or missing in the source, is refused', async () => {
    const to = new MemoryEventStore();
    await copyLog({ from: await filled(), to });
    const from = await filled();
    const rest = but(from, 'readAll', async function* (options: Parameters<EventStore['readAll']>[0] = {}) {
      for await (const event of from.readAll(options)) if (event.revision !== 3) yield event;
    });
    await expect(copyLog({ from: rest, to: together(new MemoryEventStore(), []) })).rejects.toEqual(
      differs({ stream: 'campaign-1', revision: 4 }),
    );
    const behind = but(to, 'readAll', () => (async function* () {})());
    await expect(copyLog({ from, to: together(behind, []) })).rejects.toEqual(
      differs({ stream: 'dataset-1', revision: 0 }),
    );
  });
});

describe('a copy is refused', () => {
  test('into a target that ends with an event of its own, whatever its name', async () => {
    for (const stream of ['dataset-1', 'foreign-1']) {
      const to = new MemoryEventStore();
      await to.append(stream, sampleEvents(1), { expected: 'any' });
      await expect(copyLog({ from: await filled(), to })).rejects.toEqual(differs({ stream, revision: 0 }));
      expect(await collect(to.readAll())).toHaveLength(1);
    }
  });

  test('where somebody writes to the target meanwhile', async () => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    let appends = 0;
    const shared = but(to, 'append', async (...args: Parameters<EventStore['append']>) => {
      if ((appends += 1) === 100) await to.append('campaign-1', sampleEvents(1), { expected: 'any' });
      return to.append(...args);
    });
    await expect(copyLog({ from, to: shared })).rejects.toEqual(differs({ stream: 'campaign-1', revision: 49 }));
  });

  test('of a source that lost events of a stream', async () => {
    const whole = await filled();
    const scavenged = but(whole, 'readAll', async function* (...args: Parameters<EventStore['readAll']>) {
      for await (const event of whole.readAll(...args)) if (event.revision !== 7) yield event;
    });
    await expect(copyLog({ from: scavenged, to: new MemoryEventStore() })).rejects.toEqual(
      differs({ stream: 'campaign-1', revision: 8 }),
    );
  });

  test.each([
    ['data', { data: { n: 'other' } }],
    ['type', { type: 'dataset.other' }],
    ['metadata', { metadata: { ...sampleEvent().metadata, actor: 'other' } }],
  ])('when an event with the same id has other %s, and names the first', async (part, change) => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    for await (const { id, type, stream, revision, data, metadata } of from.readAll()) {
      const isOther = revision === 4 || (stream === 'campaign-1' && revision === 200);
      const event = { id, type, data, metadata, ...(isOther ? change : {}) };
      await to.append(stream, [event], { expected: revision === 0 ? 'no-stream' : revision - 1 });
    }
    const error = await copyLog({ from, to }).catch((failure: unknown) => failure);
    expect(error).toEqual(differs({ stream: 'campaign-1', revision: 4 }));
    expect(String(error)).toContain(`differs in ${part}`);
    expect(String(error)).not.toContain('other');
    expect((await logDigest(to)).digest).not.toBe((await logDigest(from)).digest);
  });

  test('when the target has the same events in another order', async () => {
    const [from, to] = [new MemoryEventStore(), new MemoryEventStore()];
    const events = sampleEvents(3);
    for (const [log, order] of [
      [from, [0, 1, 2]],
      [to, [1, 0, 2]],
    ] as const)
      for (const n of order) await log.append(`dataset-${n}`, [events[n]!], { expected: 'no-stream' });
    await expect(copyLog({ from, to })).rejects.toEqual(differs({ stream: 'dataset-0', revision: 0 }));
  });

  test.each(['before', 'after'])('when the source is written to %s its last event was compared', async (when) => {
    const [from, to] = [await filled(), new MemoryEventStore()];
    let grown = false;
    const grow = async () => {
      if (!grown) await from.append('dataset-9', sampleEvents(1), { expected: 'any' });
      grown = true;
    };
    // The log is read to the head that it has when reading begins.
    const comparing = but(from, 'readAll', async function* (options: Parameters<EventStore['readAll']>[0] = {}) {
      if (options.after === undefined && when === 'before') await grow();
      yield* from.readAll(options);
      if (options.after === undefined && when === 'after') await grow();
    });
    await copyLog({ from, to });
    await expect(copyLog({ from: comparing, to })).rejects.toMatchObject({
      kind: 'RuleViolated',
      code: 'eventstore.source_written',
    });
  });

  test.each([
    ['bytes', new Uint8Array([1]), 'dataset.created', {}, false],
    ['what a server writes', {}, '$metadata', {}, true],
    ['bytes kept beside a value', {}, 'dataset.created', { $wire: { data: 'e30=' } }, true],
  ])('of %s', async (_what, data, type, metadata, throughProtocol) => {
    const from = new MemoryEventStore({ naming: 'free' });
    await from.append('a', [{ ...sampleEvent({}, type), metadata: metadata as never }], { expected: 'any' });
    const as = but(from, 'readAll', async function* (...args: Parameters<EventStore['readAll']>) {
      for await (const event of from.readAll(...args)) yield { ...event, data };
    });
    const to = new MemoryEventStore({ naming: 'free' });
    await expect(copyLog({ from: as, to, throughProtocol })).rejects.toMatchObject({
      code: 'eventstore.not_portable',
      details: { stream: 'a', revision: 0 },
    });
    expect(await to.head()).toBe('0');
  });
});
