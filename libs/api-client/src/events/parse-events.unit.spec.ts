import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEvents, type ServerEvent } from './read-events.js';

const chunksOf = async function* (chunks: readonly string[]) {
  yield* chunks;
};
const eventsIn = async (...chunks: string[]): Promise<ServerEvent[]> => {
  const events: ServerEvent[] = [];
  for await (const event of parseEvents(chunksOf(chunks))) events.push(event);
  return events;
};

describe('a stream of events', () => {
  it('is read with ids, types and data', async () => {
    expect(await eventsIn('id: 7\nevent: a.b\ndata: {"x":1}\n\n: comment\n\ndata: 2\n\n')).toEqual([
      { id: '7', type: 'a.b', data: { x: 1 } },
      { id: null, type: 'message', data: 2 },
    ]);
  });

  it('joins lines of data, and leaves out what is not complete', async () => {
    expect(await eventsIn('data: [1,\ndata: 2]\n\ndata: 3\n')).toEqual([{ id: null, type: 'message', data: [1, 2] }]);
  });

  it('is the same however it is cut', async () => {
    const text = 'id: 1\r\nevent: x\r\ndata: {"a":"b c"}\r\n\r\nid: 2\ndata: "é"\n\n';
    const whole = await eventsIn(text);
    expect(whole).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end));
        expect(await eventsIn(...pieces)).toEqual(whole);
      }),
    );
  });
});
