import { describe, expect, it } from '@jest/globals';
import type { SnapshotFact } from '@wordslab/sync';
import { OneAtATime } from './one-at-a-time.js';

/** Writes down when each call begins and ends; each ends when the test says so. */
class Part {
  readonly log: string[] = [];
  readonly ends: PromiseWithResolvers<void>[] = [];
  dueAt = 7;
  restore({ type }: SnapshotFact): void {
    this.log.push(`restored ${type}`);
  }
  handle({ type }: SnapshotFact): Promise<void> {
    return this.work(type);
  }
  tick(): Promise<void> {
    return this.work('tick');
  }
  chunk(name: string): Promise<void> {
    return this.work(`chunk ${name}`);
  }
  private async work(what: string): Promise<void> {
    this.log.push(`${what} begins`);
    const end = Promise.withResolvers<void>();
    this.ends.push(end);
    await end.promise;
    this.log.push(`${what} ends`);
  }
}
const fact = (type: string): SnapshotFact => ({ from: null, type, data: {} });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('one at a time', () => {
  it('keeps facts, chunks and ticks in the order in which they came', async () => {
    const part = new Part();
    const line = new OneAtATime(part);
    const calls = [line.handle(fact('a')), line.chunk('b', Buffer.alloc(0)), line.tick()];
    for (const i of [0, 1, 2]) {
      await turn();
      expect(part.ends).toHaveLength(i + 1);
      part.ends[i]?.resolve();
    }
    await Promise.all(calls);
    expect(part.log).toEqual(['a begins', 'a ends', 'chunk b begins', 'chunk b ends', 'tick begins', 'tick ends']);
  });

  it('goes on after a failure, which only the one who asked sees', async () => {
    const part = new Part();
    const line = new OneAtATime(part);
    const failing = line.handle(fact('a'));
    const next = line.handle(fact('b'));
    await turn();
    part.ends[0]?.reject(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await turn();
    part.ends[1]?.resolve();
    await next;
    expect(part.log).toEqual(['a begins', 'b begins', 'b ends']);
  });

  it('restores at once, says when the part is due, and takes chunks for a part that wants none', async () => {
    const part = new Part();
    const line = new OneAtATime(part);
    line.restore(fact('a'));
    expect([part.log, line.dueAt]).toEqual([['restored a'], 7]);
    const { dueAt, restore, handle, tick } = part;
    await new OneAtATime({ dueAt, restore, handle, tick }).chunk('b', Buffer.alloc(0));
    expect(part.log).toEqual(['restored a']);
  });
});
