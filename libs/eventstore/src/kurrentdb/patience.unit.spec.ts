import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { collect } from '../testing/sample-events.js';
import { withPatience } from './patience.js';

async function* items(...pauses: number[]): AsyncGenerator<number> {
  for (const [n, pause] of pauses.entries()) {
    await (pause === Infinity ? new Promise(() => undefined) : sleep(pause));
    yield n;
  }
}

describe('patience with a read', () => {
  it('brings everything, and does not count the time of who reads', async () => {
    const seen: number[] = [];
    for await (const n of withPatience(items(0, 20, 20), 200)) {
      seen.push(n);
      await sleep(n === 0 ? 300 : 0);
    }
    expect(seen).toEqual([0, 1, 2]);
  });

  it('ends with an error when nothing comes any more, also where the read does not end', async () => {
    const began = performance.now();
    await expect(collect(withPatience(items(0, Infinity), 100))).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'eventstore.timeout',
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('passes on how the read failed, and ends a read that nobody needs any more', async () => {
    let ends = 0;
    async function* failing(): AsyncGenerator<number> {
      try {
        yield 1;
        throw new Error('torn');
      } finally {
        ends += 1;
      }
    }
    await expect(collect(withPatience(failing(), 1000))).rejects.toThrow('torn');
    for await (const _ of withPatience(failing(), 1000)) break;
    expect(ends).toBe(2);
  });
});
