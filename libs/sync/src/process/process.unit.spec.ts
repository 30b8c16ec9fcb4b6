import { describe, expect, it } from '@jest/globals';
import { Unavailable, ValidationFailed } from '@wordslab/contracts/core';
import { Disk } from '../testing/disk.js';
import { DEV_ENTITY, descriptorOf, keysOf, policy, smallChunks, sourceOf } from '../testing/fixture.js';
import { Network } from '../testing/network.js';
import type { SnapshotFact } from '../ports.js';
import { Courier } from './courier.js';
import { SnapshotHub } from './hub.js';
import { SnapshotProducer } from './producer.js';

let now = Date.parse('2026-01-01T00:00:00Z');
const clock = { now: (): number => now };
const ordered = (order: string): Record<string, unknown> => ({
  order,
  projection: 'dataset-rows',
  partition: `${DEV_ENTITY}@1`,
  to: 'train',
  policy,
});

const setUp = () => {
  const network = new Network();
  const dev = new Disk(clock, () => null);
  const hub = new Disk(clock, () => null);
  const courierOf = (disk: Disk, name: string): Courier =>
    new Courier(disk.blobs, network.chunkSender(name), clock, () => undefined, { window: 2 });
  const courier = courierOf(dev, 'dev');
  const producerOf = (open = sourceOf): SnapshotProducer =>
    new SnapshotProducer(
      {
        blobs: dev.blobs,
        log: dev.snapshotLog,
        courier,
        clock,
        source: { open: (order) => Promise.resolve().then(() => open(order)) },
      },
      { descriptor: descriptorOf('dev'), keys: keysOf.dev, chunking: smallChunks },
    );
  const hubOf = (maxBytes = 1e6): SnapshotHub =>
    new SnapshotHub(
      { blobs: hub.blobs, log: hub.snapshotLog, courier: courierOf(hub, 'lifecycle'), clock },
      { descriptor: descriptorOf('lifecycle'), sign: keysOf.lifecycle.sign, maxBytes },
    );
  const last = (disk: Disk): { type: string; data: unknown } | undefined => disk.stored.log.at(-1);
  return { network, dev, hub, courier, producerOf, hubOf, last };
};
const down = (type: string, data: unknown): SnapshotFact => ({ from: 'lifecycle', type, data });
const up = (type: string, data: unknown): SnapshotFact => ({ from: 'dev', type, data });
const offerOf = (event: { data: unknown } | undefined): Record<string, unknown> => {
  const { order, snapshot, offer, manifest, rows, bytes, chunks } = JSON.parse(JSON.stringify(event?.data));
  return { order, snapshot, offer, manifest, rows, bytes, chunks };
};

describe('a producer', () => {
  it('builds an order once, sends the heads unasked, and answers wants for chunks', async () => {
    const { dev, network, courier, producerOf, last } = setUp();
    const producer = producerOf();
    await producer.handle(down('snapshot.ordered', ordered('o1')));
    await producer.handle(down('snapshot.ordered', ordered('o1')));
    expect(dev.stored.log.map((e) => e.type)).toEqual(['snapshot.built']);
    await courier.pump('lifecycle');
    expect(network.queue).toHaveLength(2);
    const { snapshot } = offerOf(last(dev));
    await producer.handle(down('snapshot.wanted', { snapshot, attempt: 1, heads: 'no', ranges: [[1, 2]] }));
    await courier.pump('lifecycle');
    expect(network.queue).toHaveLength(4);
  });

  it.each([
    [
      'what its home refuses',
      () => {
        throw new ValidationFailed('policy.field_unnamed', 'not named', undefined, { field: 'phone' });
      },
      { code: 'policy.field_unnamed', field: 'phone' },
    ],
    [
      'a leak that its scan found',
      (order: Parameters<typeof sourceOf>[0]) => ({
        ...sourceOf(order),
        scan: () => Promise.resolve({ searched: 9, found: 1 }),
      }),
      { code: 'snapshot.leak_found' },
    ],
  ])('refuses an order for %s', async (_, open, refused) => {
    const { dev, producerOf, last } = setUp();
    await producerOf(open).handle(down('snapshot.ordered', ordered('o1')));
    expect(last(dev)).toMatchObject({
      type: 'snapshot.orderRefused',
      stream: 'snapshot-order-o1',
      data: { order: 'o1', ...refused },
    });
  });

  it('tries again later when something is not there for now', async () => {
    const { dev, producerOf, last } = setUp();
    let away = true;
    const producer = producerOf((order) => {
      if (away) throw new Unavailable('database.unavailable', 'not now');
      return sourceOf(order);
    });
    await producer.handle(down('snapshot.ordered', ordered('o1')));
    expect(dev.stored.log).toEqual([]);
    away = false;
    now = producer.dueAt;
    await producer.tick();
    expect(last(dev)?.type).toBe('snapshot.built');
  });
});

describe('a producer whose source fails', () => {
  it('says so, builds the other orders, and comes back to the failed one', async () => {
    const { dev, producerOf } = setUp();
    let broken = true;
    const producer = producerOf((order) => {
      if (broken && order.order === 'o1') throw new Error('no such column');
      return sourceOf(order);
    });
    producer.restore(down('snapshot.ordered', ordered('o1')));
    producer.restore(down('snapshot.ordered', ordered('o2')));
    await expect(producer.tick()).rejects.toThrow('no such column');
    expect(dev.stored.log.map((e) => e.data)).toMatchObject([{ order: 'o2' }]);
    expect(producer.dueAt).toBe(now + 5_000);
    broken = false;
    now = producer.dueAt;
    await producer.tick();
    expect(dev.stored.log.map((e) => e.data)).toMatchObject([{ order: 'o2' }, { order: 'o1' }]);
  });
});

describe('the hub', () => {
  const offered = async () => {
    const world = setUp();
    const producer = world.producerOf();
    await producer.handle(down('snapshot.ordered', ordered('o1')));
    return { ...world, producer, offer: offerOf(world.last(world.dev)), blobs: world.dev.stored.blobs };
  };

  it('refuses what nobody ordered, and more than its quota', async () => {
    for (const [known, maxBytes, code] of [
      [false, 1e6, 'snapshot.not_ordered'],
      [true, 10, 'snapshot.quota'],
    ] as const) {
      const { hub, hubOf, offer, blobs, last } = await offered();
      const process = hubOf(maxBytes);
      if (known) process.restore({ from: null, type: 'snapshot.ordered', data: ordered('o1') });
      await process.handle(up('snapshot.offered', offer));
      for (const [name, bytes] of blobs) await process.chunk(name, bytes);
      expect(last(hub)).toMatchObject({ type: 'snapshot.refused', data: { code, peer: 'dev' } });
    }
  });

  it('keeps no chunk with a flipped byte and asks again for what does not come, less and less often', async () => {
    const { hub, hubOf, offer, blobs, last } = await offered();
    const process = hubOf();
    process.restore({ from: null, type: 'snapshot.ordered', data: ordered('o1') });
    const heads = [String(offer['offer']), String(offer['manifest'])];
    const chunk = (name: string): Buffer => blobs.get(name) ?? Buffer.alloc(0);
    // The heads overtake the offer.
    for (const name of heads) expect(await process.chunk(name, chunk(name))).toBe('unexpected');
    await process.handle(up('snapshot.offered', offer));
    expect(last(hub)).toMatchObject({
      type: 'snapshot.wanted',
      data: { attempt: 1, heads: 'no', from: 'dev', ranges: [[0, Number(offer['chunks']) - 1]] },
    });
    const [name, ...rest] = [...blobs.keys()].filter((key) => !heads.includes(key));
    const flipped = Buffer.from(chunk(String(name)));
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    expect(await process.chunk(String(name), flipped)).toBe('bad');
    for (const other of rest) expect(await process.chunk(other, chunk(other))).toBe('stored');
    const waits = [1, 2, 3].map(() => 0);
    for (const i of waits.keys()) {
      waits[i] = process.dueAt - now;
      now = process.dueAt;
      await process.tick();
    }
    expect(waits).toEqual([10_000, 10_000, 20_000]);
    expect(last(hub)).toMatchObject({ type: 'snapshot.wanted', data: { attempt: 4, ranges: [expect.anything()] } });
    await process.chunk(String(name), chunk(String(name)));
    expect(last(hub)).toMatchObject({ type: 'snapshot.stored', data: { order: 'o1', from: 'dev', to: 'train' } });
    expect(process.dueAt).toBe(Infinity);
  });

  it('relays after a restart what was ordered while it was away', async () => {
    const { hub, hubOf, offer, blobs, last } = await offered();
    const order: SnapshotFact = { from: null, type: 'snapshot.ordered', data: ordered('o1') };
    const before = hubOf();
    before.restore(order);
    await before.handle(up('snapshot.offered', offer));
    for (const name of [String(offer['offer']), String(offer['manifest']), ...blobs.keys()])
      await before.chunk(name, blobs.get(name) ?? Buffer.alloc(0));
    expect(last(hub)?.type).toBe('snapshot.stored');
    const relay: SnapshotFact = {
      from: null,
      type: 'snapshot.relayOrdered',
      data: { snapshot: offer['snapshot'], to: 'train' },
    };
    const restarted = hubOf();
    restarted.restore(order);
    for (const { type, data } of [...hub.stored.log]) restarted.restore({ from: null, type, data });
    expect(restarted.dueAt).toBe(Infinity);
    restarted.restore(relay);
    expect(restarted.dueAt).toBeLessThanOrEqual(now);
    const head = hub.stored.blobs.get(String(offer['offer']));
    hub.stored.blobs.delete(String(offer['offer']));
    await restarted.tick();
    expect([last(hub)?.type, restarted.dueAt]).toEqual(['snapshot.stored', now + 5_000]);
    hub.stored.blobs.set(String(offer['offer']), head ?? Buffer.alloc(0));
    await restarted.tick();
    expect(last(hub)).toMatchObject({ type: 'snapshot.relayed', data: { to: 'train' } });
    expect(restarted.dueAt).toBe(Infinity);
  });

  it('refuses to relay to another module than the one it is for, once, and then relays to that one', async () => {
    const { hub, hubOf, offer, blobs, last } = await offered();
    const process = hubOf();
    const facts: SnapshotFact[] = [{ from: null, type: 'snapshot.ordered', data: ordered('o1') }];
    const tell = (fact: SnapshotFact): Promise<void> => {
      facts.push(fact);
      return process.handle(fact);
    };
    process.restore(facts[0] ?? up('', {}));
    await tell(up('snapshot.offered', offer));
    const heads = new Set([String(offer['offer']), String(offer['manifest'])]);
    for (const round of ['heads', 'chunks'])
      for (const [name, bytes] of blobs) if (round === 'chunks' || heads.has(name)) await process.chunk(name, bytes);
    expect(last(hub)?.type).toBe('snapshot.stored');
    const snapshot = String(offer['snapshot']);
    await tell({ from: null, type: 'snapshot.relayOrdered', data: { snapshot, to: 'prod' } });
    expect(last(hub)).toMatchObject({
      type: 'snapshot.relayRefused',
      data: { snapshot, to: 'prod', code: 'snapshot.wrong_edge' },
    });
    const written = hub.stored.log.length;
    await process.tick();
    const again = hubOf();
    for (const { type, data } of hub.stored.log) facts.push({ from: null, type, data });
    for (const fact of facts) again.restore(fact);
    await again.tick();
    expect(hub.stored.log).toHaveLength(written);
    await again.handle({ from: null, type: 'snapshot.relayOrdered', data: { snapshot, to: 'train' } });
    expect(last(hub)).toMatchObject({ type: 'snapshot.relayed', data: { to: 'train', from: 'dev' } });
  });
});

describe('a courier', () => {
  it('waits while there is no room, keeps what it could not send, and says when a blob is gone', async () => {
    const { network, dev } = setUp();
    const courier = new Courier(dev.blobs, network.chunkSender('dev'), clock, () => undefined, {
      window: 2,
      retryAfter: 500,
    });
    for (const name of ['a', 'b', 'c']) dev.stored.blobs.set(name, Buffer.from(name));
    courier.enqueue('lifecycle', ['a', 'b', 'c', 'a']);
    network.cut.add('dev lifecycle');
    expect(await courier.pump('lifecycle')).toBe(now + 500);
    expect(courier.queued('lifecycle')).toBe(3);
    network.cut.clear();
    expect(await courier.pump('lifecycle')).toBeNull();
    expect(network.queue.map((m) => m.chunk)).toEqual(['a', 'b', 'c']);
    courier.enqueue('lifecycle', ['gone']);
    await expect(courier.pump('lifecycle')).rejects.toMatchObject({ code: 'snapshot.blob_missing' });
  });
});
