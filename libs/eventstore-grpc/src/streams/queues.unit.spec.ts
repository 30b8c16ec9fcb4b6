import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Queues } from './queues.js';

/** Work that tells when it begins, and ends when it is told to. */
const work = (log: string[], name: string) => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const run = (): Promise<string> => {
    log.push(name);
    return promise;
  };
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) };
};

describe('queues of work on streams', () => {
  test('shared work begins in order and goes on at once', async () => {
    const [queues, log] = [new Queues(), [] as string[]];
    const all = ['a', 'b', 'c'].map((name) => work(log, name));
    const results = all.map(({ run }) => queues.share('s', run));
    await setImmediate();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const one of all.reverse()) one.end();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  test('work alone waits for what was asked for before, and what is asked for after waits for it', async () => {
    const [queues, log] = [new Queues(), [] as string[]];
    const [before, alone, after] = [work(log, 'before'), work(log, 'alone'), work(log, 'after')];
    const results = [queues.share('s', before.run), queues.alone(['s'], alone.run), queues.share('s', after.run)];
    await setImmediate();
    expect(log).toEqual(['before']);
    before.end();
    await setImmediate();
    expect(log).toEqual(['before', 'alone']);
    alone.end();
    await setImmediate();
    expect(log).toEqual(['before', 'alone', 'after']);
    after.end();
    expect(await Promise.all(results)).toEqual(['before', 'alone', 'after']);
  });

  test('work that fails says so to who asked for it and holds nobody up', async () => {
    const [queues, log] = [new Queues(), [] as string[]];
    const [shared, alone, after] = [work(log, 'shared'), work(log, 'alone'), work(log, 'after')];
    const outcomes = Promise.allSettled([
      queues.share('s', shared.run),
      queues.alone(['s', 't'], alone.run),
      queues.share('t', after.run),
    ]);
    shared.fail();
    alone.fail();
    after.end();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  test('work on several streams in any order never waits for one another', async () => {
    const queues = new Queues();
    const names = ['a', 'b', 'c'];
    const orders = Array.from({ length: 60 }, (_, n) => [names[n % 3]!, names[(n + 1 + (n % 2)) % 3]!]);
    const running = new Set<string>();
    await Promise.all(
      orders.map((streams) =>
        queues.alone(streams, async () => {
          for (const stream of streams) expect(running.has(stream)).toBe(false);
          for (const stream of streams) running.add(stream);
          await setImmediate();
          for (const stream of streams) running.delete(stream);
        }),
      ),
    );
  });

  test('other streams are not waited for', async () => {
    const queues = new Queues();
    void queues.alone(['s'], () => new Promise(() => undefined));
    expect(await queues.share('t', async () => 'done')).toBe('done');
  });
});
