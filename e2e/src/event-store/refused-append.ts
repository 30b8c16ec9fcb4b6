import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { AppendResult, EventStore, NewEvent } from '@wordslab/eventstore';
import { collect, freshStream, sampleEvents } from '@wordslab/eventstore/testing';

/** One fault: how it comes, what the caller is told, what of the append is there then, and how it passes. */
export interface Fault {
  /** Comes back when the next append will meet it; answers with how to end it. */
  provoke(): Promise<() => Promise<unknown>>;
  readonly code: string;
  /** Bound on the time until the caller is told. */
  readonly withinMs: number;
  /** What is recorded although nobody was told, where that is certain. */
  readonly recorded?: 'nothing' | 'all';
}

/** An append of `size` events meets the fault, is told so in time, and repeated afterwards by the same store gives the first result, once. */
export const expectRefusedThenRepeated = async (
  store: EventStore,
  witness: EventStore,
  fault: Fault,
  size: number,
): Promise<void> => {
  const stream = freshStream();
  const [warmUp, ...events] = sampleEvents(1 + size);
  await eventually(() => store.append(stream, [warmUp as NewEvent], { expected: 'no-stream' }));
  const append = (): Promise<AppendResult> => store.append(stream, events, { expected: 0 });
  const end = await fault.provoke();
  try {
    const began = Date.now();
    const told = await append().then(
      (result) => ({ result }),
      (error: unknown) => error,
    );
    expect(told).toMatchObject({
      kind: 'Unavailable',
      code: fault.code,
      hint: expect.stringContaining('same event ids'),
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(Date.now() - began).toBeLessThan(fault.withinMs);
    if (fault.recorded !== undefined)
      expect(await eventually(() => collect(witness.readStream(stream)))).toHaveLength(
        fault.recorded === 'all' ? 1 + size : 1,
      );
  } finally {
    await end();
  }
  const first = await eventually(append);
  expect(first).toMatchObject({ revision: size });
  expect(await eventually(append)).toEqual(first);
  const ids = (await collect(witness.readStream(stream))).map(({ id }) => id);
  expect(ids).toEqual([warmUp, ...events].map((event) => event?.id));
};

/** What a caller does who was told to try again. */
export const eventually = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 100) throw error;
      expect(error).toMatchObject({ kind: 'Unavailable' });
      await sleep(100);
    }
  }
};
