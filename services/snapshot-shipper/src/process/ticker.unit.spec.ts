import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Ticking, Ticker } from './ticker.js';

class Part implements Ticking {
  ticks = 0;
  dueAt = Infinity;
  next: (() => number) | undefined;
  tick(): Promise<void> {
    this.ticks += 1;
    this.dueAt = this.next?.() ?? Infinity;
    return Promise.resolve();
  }
}

describe('a ticker', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const failures: unknown[] = [];
  const setUp = () => {
    const part = new Part();
    failures.length = 0;
    return { part, ticker: new Ticker(part, (error) => failures.push(error)) };
  };
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('ticks at once what is due, and again when it is due again', async () => {
    const { part, ticker } = setUp();
    part.dueAt = 0;
    part.next = () => Date.now() + 1_000;
    ticker.nudge();
    await pass(20);
    expect(part.ticks).toBe(1);
    await pass(900);
    expect(part.ticks).toBe(1);
    await pass(100);
    expect(part.ticks).toBe(2);
    ticker.stop();
  });

  it('never ticks what is never due, until a nudge says that it is', async () => {
    const { part, ticker } = setUp();
    ticker.nudge();
    await pass(10 * 60_000);
    expect(part.ticks).toBe(0);
    part.dueAt = Date.now();
    ticker.nudge();
    await pass(20);
    expect(part.ticks).toBe(1);
    ticker.stop();
  });

  it('reports a failure and tries again a second later, however often it is nudged', async () => {
    const { part, ticker } = setUp();
    part.dueAt = 0;
    part.next = () => {
      if (part.ticks > 1) return Infinity;
      throw new Error('not now');
    };
    ticker.nudge();
    for (let i = 0; i < 9; i += 1) {
      await pass(100);
      ticker.nudge();
    }
    expect([part.ticks, failures]).toEqual([1, [new Error('not now')]]);
    await pass(200);
    expect([part.ticks, failures.length]).toEqual([2, 1]);
    ticker.stop();
  });

  it('does not tick after it was stopped, also when that happens during a tick', async () => {
    const { part, ticker } = setUp();
    part.dueAt = 0;
    part.next = () => {
      ticker.stop();
      return 0;
    };
    ticker.nudge();
    await pass(5_000);
    ticker.nudge();
    await pass(5_000);
    expect(part.ticks).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
