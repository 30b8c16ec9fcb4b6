import { beforeEach, describe, expect, it } from '@jest/globals';
import { declareEvents, newId, upcaster } from '@wordslab/contracts/core';
import { MemoryEventStore, type NewEvent, type RecordedEvent } from '@wordslab/eventstore';
import { z } from 'zod';
import { EventTypes } from './event-types.js';
import { PresentEvents } from './present-events.js';

const noteWritten = z.object({ text: z.string(), tags: z.array(z.string()), length: z.number() });
const types = new EventTypes([
  ...declareEvents(
    { 'note.written': noteWritten, 'note.removed': z.object({}) },
    {
      'note.written': [
        upcaster(z.looseObject({ tag: z.string().optional() }), ({ tag, ...rest }) => ({
          ...rest,
          tags: tag === undefined ? [] : [tag],
        })),
        upcaster(z.looseObject({ text: z.string() }), (data) => ({ ...data, length: data.text.length })),
      ],
    },
  ),
  ...declareEvents({ 'feed.*': z.object({ id: z.string() }) }),
]);

const at = '2026-01-01T00:00:00.000Z';
const event = (type: string, v: number, data: unknown): NewEvent => ({
  id: newId(),
  type,
  data,
  metadata: { v, tenant: 'acme', module: 'dev', actor: 'anna', occurredAt: at, correlationId: 'c' },
});
const collect = async (events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for await (const one of events) all.push(one);
  return all;
};

let log: MemoryEventStore;
let store: PresentEvents;
beforeEach(() => {
  log = new MemoryEventStore();
  store = new PresentEvents(log, types);
});
const given = (...events: NewEvent[]) => log.append('note-a', events, { expected: 'any' });
const present = { text: 'abc', tags: ['x'], length: 3 };

describe('readers', () => {
  const written = [
    event('note.written', 1, { text: 'abc', tag: 'x' }),
    event('note.written', 2, { text: 'abc', tags: ['x'] }),
    event('note.written', 3, present),
  ];
  const seen = [present, present, present].map((data) => ({ data, metadata: { v: 3, actor: 'anna' } }));

  it('of a stream see every event in the present version', async () => {
    await given(...written);
    expect(await collect(store.readStream('note-a'))).toMatchObject(seen);
  });

  it('of the log do too, as do those who follow it', async () => {
    await given(...written);
    expect(await collect(store.readAll())).toMatchObject(seen);
    const followed: unknown[] = [];
    for await (const message of store.subscribeAll()) {
      if (message.kind === 'caughtUp') break;
      if (message.kind === 'event') followed.push(message.event);
    }
    expect(followed).toMatchObject(seen);
  });

  it('get an event of the present version, or of nobody’s type, as the log has it', async () => {
    await given(event('note.written', 3, { anything: 1 }), event('thing.ofAnother', 7, { a: 1 }));
    expect(await collect(store.readAll())).toEqual(await collect(log.readAll()));
  });

  it('are told which event is newer than they know, and where it stands', async () => {
    await given(event('note.removed', 1, {}), event('note.written', 4, present));
    await expect(collect(store.readAll())).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'event.newer_version',
      message: expect.stringMatching(/note\.written in version 4, revision 1 of note-a, position \d+,.*version 3/),
    });
  });

  it('are told which event does not fit, by path and without its values', async () => {
    await given(event('note.written', 1, { text: 'abc', tag: ['anna@example.org'] }));
    const refusal = expect.objectContaining({
      code: 'event.unreadable',
      message: expect.stringMatching(/note\.written in version 1, revision 0 of note-a.*data\.tag \(invalid_type\)/),
    });
    await expect(collect(store.readStream('note-a'))).rejects.toEqual(refusal);
    await expect(collect(store.readStream('note-a'))).rejects.not.toMatchObject({
      message: expect.stringContaining('anna'),
    });
  });
});

describe('writers', () => {
  const append = (...events: NewEvent[]) => store.append('note-a', events, { expected: 'any' });

  it('write the present version', async () => {
    await append(event('note.written', 3, present), event('feed.anything', 1, { id: 'x' }));
    expect(await collect(log.readAll())).toHaveLength(2);
  });

  it.each([
    ['a type that is not declared', event('note.forgotten', 1, {}), /not declared/],
    ['an older version', event('note.written', 2, { text: 'abc', tags: [] }), /version 2, and is written in version 3/],
    ['a newer version', event('note.removed', 2, {}), /version 2, and is written in version 1/],
    ['data that do not fit', event('note.written', 3, { text: 'abc' }), /data\.tags \(invalid_type\)/],
    ['metadata that do not fit', { ...event('note.removed', 1, {}), metadata: { v: 1 } as never }, /metadata\.actor/],
  ])('cannot write %s', async (_, wrong, why) => {
    await expect(append(event('note.removed', 1, {}), wrong)).rejects.toMatchObject({
      code: 'event.not_writable',
      message: expect.stringMatching(why),
    });
    expect(await collect(log.readAll())).toEqual([]);
  });
});

it('of many places that do not fit, the first are named', () => {
  const tags = Array.from({ length: 9 }, (_, i) => i);
  expect(types.whyUnreadable(event('note.written', 3, { ...present, tags }))).toEqual({
    reason: 'does-not-fit',
    paths: [...[0, 1, 2, 3, 4].map((i) => `data.tags.${i} (invalid_type)`), '4 more'],
  });
});

it('no type is declared twice', () => {
  expect(() => new EventTypes([...types.declarations, ...declareEvents({ 'note.removed': z.object({}) })])).toThrow(
    /note\.removed is declared twice/,
  );
});
