import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { binaryEvent, jsonEvent, KurrentDBClient, type ResolvedEvent, START } from '@kurrent/kurrentdb-client';
import { MemoryEventStore } from '@wordslab/eventstore';
import { collect, freshStream } from '@wordslab/eventstore/testing';
import { type Front, startFront } from './front.js';

let front: Front;
let client: KurrentDBClient;
const store = new MemoryEventStore({ naming: 'free' });
beforeAll(async () => {
  front = await startFront({ store, port: 0, deletable: true });
  client = KurrentDBClient.connectionString(front.url);
});
afterAll(async () => {
  await client.dispose();
  await front.close();
  await store.close();
});

const linkTo = (target: string) => binaryEvent({ type: '$>', data: Buffer.from(target) });
const targets = async (count: number): Promise<string> => {
  const stream = freshStream();
  await client.appendToStream(
    stream,
    Array.from({ length: count }, (_, n) => jsonEvent({ type: 'thing.happened', data: { n } })),
  );
  return stream;
};
const linked = async (...places: string[]): Promise<string> => {
  const stream = freshStream('links');
  await client.appendToStream(stream, places.map(linkTo));
  return stream;
};
const typesOf = (events: readonly ResolvedEvent[]) => events.map(({ event, link }) => [event?.type, link?.type]);

describe('links', () => {
  test('show what they point to beside themselves, to who asks for that', async () => {
    const target = await targets(3);
    const links = await linked(`2@${target}`);
    const [resolved] = await collect(client.readStream(links, { resolveLinkTos: true }));
    expect(resolved).toMatchObject({
      event: { streamId: target, revision: 2n, data: { n: 2 } },
      link: { streamId: links, revision: 0n, type: '$>' },
    });
    expect(typesOf(await collect(client.readStream(links)))).toEqual([['$>', undefined]]);
  });

  test('also in $all and to subscribers, between events that are none', async () => {
    const target = await targets(1);
    const stream = await linked(`0@${target}`);
    await client.appendToStream(stream, jsonEvent({ type: 'thing.ended', data: {} }));
    const expected = [
      ['thing.happened', '$>'],
      ['thing.ended', undefined],
    ];
    const all = await collect(client.readAll({ resolveLinkTos: true }));
    expect(typesOf(all.slice(-2))).toEqual(expected);
    const subscriptions = [
      client.subscribeToStream(stream, { resolveLinkTos: true }),
      client.subscribeToAll({ fromPosition: START, resolveLinkTos: true }),
    ];
    for (const subscription of subscriptions) {
      const seen: ResolvedEvent[] = [];
      for await (const event of subscription) if (seen.push(event) && event.event?.type === 'thing.ended') break;
      expect(typesOf(seen.slice(-2))).toEqual(expected);
    }
  });

  test('to nothing that is to be seen show themselves alone', async () => {
    const [short, deleted, gone, cut] = [await targets(1), await targets(1), await targets(1), await targets(3)];
    await client.deleteStream(deleted);
    await client.tombstoneStream(gone);
    await client.setStreamMetadata(cut, { truncateBefore: 2 });
    const places = [`1@${short}`, `0@${deleted}`, `0@${gone}`, `1@${gone}`, `1@${cut}`, '0@nowhere', 'nonsense', '9@'];
    const events = await collect(client.readStream(await linked(...places, `2@${cut}`), { resolveLinkTos: true }));
    expect(typesOf(events)).toEqual([...places.map(() => [undefined, '$>']), ['thing.happened', '$>']]);
  });
});
