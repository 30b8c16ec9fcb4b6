import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Broker, BrokerMessage, BrokerStatus, ConsumeOptions, StreamSpec } from '../broker.js';
import { linkStreams } from '../link-streams.js';
import { workQueue } from '../work-queue.js';

/** What an adapter's spec supplies: both ends of the link between stage `dev` of tenant `acme` and its hub. */
export interface BrokerHarness {
  readonly hub: Broker;
  readonly stage: Broker;
  /** JetStream domain of the hub's streams. */
  readonly domain: string;
  /** Removes every stream, as a broker that lost its store. */
  wipe(): Promise<void>;
  /** Another connection of the stage, which the test closes. */
  connectStage(): Promise<Broker>;
  /** Another connection of the hub's owner, which the test closes. */
  connectHub(): Promise<Broker>;
  dispose(): Promise<void>;
}

const UP = { subject: 'wl.acme.dev.feed', stream: 'FROM_DEV' };
const CHUNK = { subject: 'wl.acme.dev.chunk.abc', stream: 'CHUNKS_DEV' };
const DOWN = { subject: 'wl.acme.dev.down', stream: 'TO_DEV' };
const streams = linkStreams('acme', 'dev');
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const read = (message: BrokerMessage): string => new TextDecoder().decode(message.data);

/** Consumes until `count` messages were handled. */
export const consumeSome = async (
  broker: Broker,
  stream: string,
  count: number,
  options: Partial<ConsumeOptions> = {},
): Promise<BrokerMessage[]> => {
  const enough = new AbortController();
  const handled: BrokerMessage[] = [];
  const handler = async (message: BrokerMessage): Promise<void> => {
    await options.handler?.(message);
    handled.push(message);
    if (handled.length === count) enough.abort();
  };
  const signal = options.signal ? AbortSignal.any([options.signal, enough.signal]) : enough.signal;
  await broker.consume(stream, { durable: 'shipper', ...options, signal, handler });
  return handled;
};

/** The behaviour that every adapter of the port has in common. */
export const brokerContract = (name: string, createHarness: () => Promise<BrokerHarness>): void => {
  describe(`${name} as a broker`, () => {
    let harness: BrokerHarness;
    let hub: Broker;
    let stage: Broker;
    beforeAll(async () => {
      harness = await createHarness();
      ({ hub, stage } = harness);
    });
    beforeEach(async () => {
      await harness.wipe();
      await hub.ensureStreams(streams);
    });
    afterAll(() => harness.dispose());

    const up = (value: string): Promise<void> =>
      stage.publish(UP.subject, text(value), { stream: UP.stream, domain: harness.domain });
    const down = (value: string): Promise<void> =>
      hub.publish(DOWN.subject, text(value), { stream: DOWN.stream, domain: harness.domain });

    describe('publish and consume', () => {
      test('from the stage to the hub, in order', async () => {
        for (const value of ['a', 'b', 'c']) await up(value);
        const messages = await consumeSome(hub, UP.stream, 3);
        expect(messages.map(read)).toEqual(['a', 'b', 'c']);
        expect(messages[0]).toMatchObject({ subject: UP.subject, sequence: 1, deliveries: 1 });
      });

      test('from the hub to the stage, also what comes while it waits', async () => {
        const messages = consumeSome(stage, DOWN.stream, 2);
        await down('a');
        await down('b');
        expect((await messages).map(read)).toEqual(['a', 'b']);
      });

      test('512 KiB of any bytes, and bytes that the publisher uses again', async () => {
        const data = randomBytes(512 * 1024);
        const expected = Buffer.from(data);
        await stage.publish(CHUNK.subject, data, { stream: CHUNK.stream });
        data.fill(0);
        const [message] = await consumeSome(hub, CHUNK.stream, 1);
        expect(expected.equals(message?.data ?? Buffer.alloc(0))).toBe(true);
      });

      test('what was acknowledged does not come again, what was not does', async () => {
        for (const value of ['a', 'b', 'c']) await up(value);
        expect((await consumeSome(hub, UP.stream, 2)).map(read)).toEqual(['a', 'b']);
        expect((await consumeSome(hub, UP.stream, 1)).map(read)).toEqual(['c']);
      });

      test('a message whose handler fails comes again, before the next one of a feed', async () => {
        await up('a');
        await up('b');
        const attempts: string[] = [];
        const failures: unknown[] = [];
        const handled = await consumeSome(hub, UP.stream, 2, {
          handler: async (message) => {
            attempts.push(`${read(message)}${message.deliveries}`);
            if (attempts.length < 3) throw new Error('not yet');
          },
          onFailure: (error) => failures.push(error),
        });
        expect(attempts).toEqual(['a1', 'a2', 'a3', 'b1']);
        expect(handled.map(read)).toEqual(['a', 'b']);
        expect(failures).toEqual([new Error('not yet'), new Error('not yet')]);
      });
    });

    describe('a queue of long work', () => {
      const queue = workQueue({ name: 'RUNS', subject: 'work.runs', durable: 'worker', concurrency: 1 });
      const spec: StreamSpec = { ...queue, consumer: { ...queue.consumer, ackWaitMs: 1500 } };
      const enqueue = (value: string): Promise<void> => hub.publish('work.runs', text(value), { stream: 'RUNS' });
      const work = (broker: Broker, count: number, handler: ConsumeOptions['handler']): Promise<BrokerMessage[]> =>
        consumeSome(broker, 'RUNS', count, { durable: 'worker', maxMessages: 1, handler });

      test('keeps a message under way for longer than the broker waits, and no other meanwhile', async () => {
        await hub.ensureStreams([spec]);
        await enqueue('a');
        await enqueue('b');
        const started: string[] = [];
        const handled = await work(hub, 2, async (message) => {
          started.push(`${read(message)}${message.deliveries}`);
          if (started.length === 1) await new Promise((resolve) => setTimeout(resolve, 3500));
          if (started.length === 1) expect(started).toEqual(['a1']);
        });
        expect(handled.map(read)).toEqual(['a', 'b']);
        expect(started).toEqual(['a1', 'b1']);
      });

      test('gives the message of a worker that is gone to the next one', async () => {
        await hub.ensureStreams([spec]);
        await enqueue('a');
        const lost = await harness.connectHub();
        const begun = Promise.withResolvers<void>();
        const wakes = Promise.withResolvers<void>();
        const abandoned = work(lost, 1, () => {
          begun.resolve();
          return wakes.promise;
        });
        await begun.promise;
        await lost.close();
        const [again] = await work(hub, 1, () => Promise.resolve());
        wakes.resolve();
        // It has done the work too, and nobody takes its acknowledgement.
        await abandoned.catch(() => undefined);
        expect([again && read(again), again?.deliveries]).toEqual(['a', 2]);
      });
    });

    describe('publish is refused', () => {
      test('where no stream listens', async () => {
        await harness.wipe();
        await expect(up('a')).rejects.toMatchObject({ kind: 'Unavailable', code: 'broker.unavailable' });
      });

      test.each([
        ['stream', { stream: 'FROM_TRAIN' }],
        ['domain', { stream: UP.stream, domain: 'dev' }],
      ])('when another %s acknowledges', async (_what, expected) => {
        await expect(stage.publish(UP.subject, text('a'), expected)).rejects.toMatchObject({
          kind: 'RuleViolated',
          code: 'broker.wrong_stream',
        });
      });

      test('when the stream is full, until its consumer has taken some', async () => {
        await harness.wipe();
        await hub.ensureStreams(withRoom(streams, 10_000));
        const publish = (): Promise<void> => stage.publish(CHUNK.subject, randomBytes(4000), { stream: CHUNK.stream });
        await publish();
        await publish();
        await expect(publish()).rejects.toMatchObject({ kind: 'QuotaExceeded', code: 'broker.full' });
        await consumeSome(hub, CHUNK.stream, 1);
        await publish();
      });

      test('when it is larger than the server takes', async () => {
        await expect(
          stage.publish(CHUNK.subject, new Uint8Array(2 << 20), { stream: CHUNK.stream }),
        ).rejects.toMatchObject({ kind: 'ValidationFailed', code: 'broker.too_large' });
      });
    });

    describe('over time', () => {
      test('streams may be asked for again and changed; messages stay', async () => {
        await up('a');
        await hub.ensureStreams(streams);
        await hub.ensureStreams(withRoom(streams, 1_000_000));
        expect((await consumeSome(hub, UP.stream, 1)).map(read)).toEqual(['a']);
      });

      test('what is older than a stream keeps is gone, whether or not somebody took it', async () => {
        await harness.wipe();
        await hub.ensureStreams(streams.map((spec) => ({ ...spec, maxAgeMs: 200 })));
        await up('too old');
        await new Promise((resolve) => setTimeout(resolve, 600));
        await up('new');
        expect((await consumeSome(hub, UP.stream, 1)).map(read)).toEqual(['new']);
      });

      test('a consumer outlives a wiped store', async () => {
        const received: string[] = [];
        const messages = consumeSome(stage, DOWN.stream, 2, {
          handler: async (message) => void received.push(read(message)),
        });
        await down('before');
        await until(() => received.length === 1);
        await harness.wipe();
        await hub.ensureStreams(streams);
        await down('after');
        expect((await messages).map(read)).toEqual(['before', 'after']);
      });

      test('closing ends consuming with an error, and says so', async () => {
        const broker = await harness.connectStage();
        const statuses: BrokerStatus[] = [];
        broker.onStatus((status) => statuses.push(status));
        const consuming = consumeSome(broker, DOWN.stream, 1);
        const outcome = expect(consuming).rejects.toMatchObject({ kind: 'Unavailable', code: 'broker.closed' });
        await broker.close();
        await outcome;
        await expect(broker.publish(UP.subject, text('a'), { stream: UP.stream })).rejects.toMatchObject({
          code: 'broker.closed',
        });
        expect(statuses).toEqual(['connected', 'closed']);
      });

      test('a signal ends consuming without an error', async () => {
        const signal = AbortSignal.timeout(50);
        await stage.consume(DOWN.stream, { durable: 'shipper', signal, handler: () => Promise.resolve() });
        await stage.consume(DOWN.stream, {
          durable: 'shipper',
          signal: AbortSignal.abort(),
          handler: () => Promise.reject(new Error('called')),
        });
      });
    });
  });
};

const withRoom = (specs: readonly StreamSpec[], maxBytes: number): StreamSpec[] =>
  specs.map((spec) => ({ ...spec, maxBytes }));

/** Waits for a condition that something else makes true. */
export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};
