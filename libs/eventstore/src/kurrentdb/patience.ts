import { Unavailable } from '@wordslab/contracts/core';

/** How long a read may bring nothing. */
export const PATIENCE_MS = 10_000;

/**
 * What a read of the client brings. Fails when it brings nothing for too long: a server that is killed can leave a read
 * of the client's native half without an end, and whoever waits for it would wait for ever.
 * @throws Unavailable `eventstore.timeout`
 */
export async function* withPatience<T>(read: AsyncIterableIterator<T>, ms: number): AsyncGenerator<T> {
  let giveUp = (): void => undefined;
  const timer = setTimeout(() => giveUp(), ms);
  const next = (): Promise<IteratorResult<T>> =>
    new Promise((resolve, reject) => {
      giveUp = () => reject(timedOut(ms));
      timer.refresh();
      read.next().then(resolve, reject);
    });
  let isOver = false;
  try {
    for (let item = await next(); !item.done; item = await next()) yield item.value;
    isOver = true;
  } finally {
    clearTimeout(timer);
    // Not waited for: one that brings nothing may not end either.
    if (!isOver) read.return?.().catch(() => undefined);
  }
}

const timedOut = (ms: number): Unavailable =>
  new Unavailable(
    'eventstore.timeout',
    `the event store brought nothing for ${ms / 1000} s`,
    'Try again; if it stays so, look what its server is busy with.',
    { retryAfterSeconds: 1 },
  );
