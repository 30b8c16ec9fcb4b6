import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  CHAIN_START,
  type FeedBatch,
  feedBatch,
  type FeedEntry,
  keyIdOf,
  newSigningKeyPair,
  signEntry,
  type SigningKeyPair,
  verifyEntry,
} from '@wordslab/contracts/core';
import { Disk } from '../testing/disk.js';
import { Network } from '../testing/network.js';
import { nextChain } from './chain.js';
import { entrySignatures } from './entry-signatures.js';
import { Link, linkDefaults } from './link.js';
import { newUlid } from './ulid.js';

/* One link between two modules on simulated disks: each row of the table in the design of sync. */

const devKey = newSigningKeyPair();
const hubKey = newSigningKeyPair();

class Side {
  link: Link;
  readonly disk: Disk;

  /** Keys of this side, and what it believes to be the peer's. */
  key: SigningKeyPair;
  peerKey: string;

  constructor(
    readonly name: string,
    readonly peer: string,
    readonly rig: Rig,
  ) {
    [this.key, this.peerKey] = name === 'dev' ? [devKey, hubKey.publicKey] : [hubKey, devKey.publicKey];
    this.disk = new Disk(rig.clock, ({ type, data }) => {
      if (type === 'result') return { type: 'testCampaign.finished', data: { n: data } };
      return type === 'fact' ? { type, data: { n: data } } : null;
    });
    this.link = this.newLink();
  }

  private newLink(): Link {
    const { clock, network, random } = this.rig;
    const { disk, name: self, peer } = this;
    return new Link(
      { tenant: 'acme', self, peer },
      {
        outbox: disk.outbox(peer),
        epochs: disk.epochLog(peer),
        peerLog: disk.peerLog(peer),
        publisher: network.publisher(self, peer),
        clock,
        random,
        signatures: entrySignatures(this.key, this.peerKey),
      },
    );
  }
  facts(count: number, size = 1): void {
    for (let i = 0; i < count; i += 1) this.disk.add('thing-1', 'fact', 'x'.repeat(size));
    this.link.wake();
  }
  restart(): Promise<void> {
    this.link = this.newLink();
    return this.link.start();
  }
  has(): string[] {
    return this.disk.stored.log.filter((e) => e.type === 'feed.fact').map((e) => e.id);
  }
  own(): string[] {
    return this.disk.stored.log.filter((e) => e.type === 'fact').map((e) => e.id);
  }
}

class Rig {
  now = Date.parse('2026-01-01T00:00:00Z');
  readonly clock = { now: (): number => this.now };
  readonly network = new Network();
  private byte = 0;
  readonly random = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => (this.byte = (this.byte + 41) % 256));
  readonly dev = new Side('dev', 'lifecycle', this);
  readonly hub = new Side('lifecycle', 'dev', this);
  readonly sent: FeedBatch[] = [];

  async start(): Promise<void> {
    await this.dev.link.start();
    await this.hub.link.start();
  }
  async tick(): Promise<void> {
    for (const side of [this.dev, this.hub]) if (side.link.dueAt <= this.now) await side.link.tick();
  }
  async deliver(): Promise<void> {
    for (const { to, bytes } of this.network.queue.splice(0)) {
      this.sent.push(feedBatch.parse(JSON.parse(bytes.toString())));
      await (to === 'dev' ? this.dev : this.hub).link.receive(bytes);
    }
  }
  async run(ms: number, step = 20): Promise<void> {
    for (const end = this.now + ms; this.now < end; this.now += step) {
      await this.tick();
      await this.deliver();
    }
  }
}

let rig: Rig;
beforeEach(async () => {
  rig = new Rig();
  await rig.start();
});

describe('a link', () => {
  it('brings entries over in order, once, and tells both sides how far', async () => {
    rig.dev.facts(450);
    rig.hub.facts(3);
    await rig.run(1_000);
    expect(rig.hub.has()).toEqual(rig.dev.own());
    expect(rig.dev.has()).toEqual(rig.hub.own());
    expect(rig.dev.link.status()).toMatchObject({
      state: 'live',
      ownHead: 450,
      confirmedByPeer: 450,
      lag: 0,
      peerHead: 3,
      problem: null,
    });
    const batches = rig.sent.filter((b) => b.from === 'dev' && b.entries.length);
    expect(batches.map((b) => b.entries.length)).toEqual([200, 200, 50]);
  });

  it('keeps batches under 512 KiB', async () => {
    rig.dev.facts(30, 50_000);
    await rig.run(1_000);
    expect(rig.hub.has()).toHaveLength(30);
    for (const batch of rig.sent) expect(JSON.stringify(batch).length).toBeLessThan(512 * 1024);
  });

  it('is connecting before the peer was heard, silent when it no longer is, and never live from memory', async () => {
    expect(rig.dev.link.status()).toMatchObject({
      state: 'connecting',
      lag: null,
      lastHeardAt: null,
      confirmedByPeer: null,
    });
    await rig.run(200);
    expect(rig.dev.link.status().state).toBe('live');
    rig.now += linkDefaults.silentAfter + 1_000;
    expect(rig.dev.link.status().state).toBe('silent');
  });

  it('beats every 5 s when idle, with its head', async () => {
    await rig.run(500);
    rig.sent.length = 0;
    await rig.run(20_000, 100);
    const beats = rig.sent.filter((b) => b.from === 'dev');
    expect(beats.length).toBeGreaterThanOrEqual(4);
    expect(beats.length).toBeLessThanOrEqual(5);
  });

  it('confirms within 50 ms', async () => {
    await rig.run(500);
    rig.dev.facts(1);
    await rig.run(60, 10);
    expect(rig.dev.link.status().confirmedByPeer).toBe(1);
  });

  it('has one unconfirmed batch on its way at most, and sends it again when it is lost, later each time', async () => {
    await rig.run(500);
    rig.dev.facts(500);
    const times: number[] = [];
    for (const end = rig.now + 60_000; rig.now < end; rig.now += 100) {
      await rig.dev.link.tick();
      if (rig.network.queue.splice(0).some(({ bytes }) => bytes.length > 1_000)) times.push(rig.now);
    }
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(gaps).toEqual([3_000, 6_000, 12_000, 24_000]);
  });

  it('ignores a repeated batch and confirms it again', async () => {
    rig.dev.facts(5);
    await rig.run(100);
    rig.dev.facts(1);
    await rig.dev.link.tick();
    const [message] = rig.network.queue;
    if (!message) throw new Error('nothing was sent');
    rig.network.queue.push(message, message);
    await rig.run(200);
    expect(rig.hub.has()).toEqual(rig.dev.own());
  });

  it('does not append over a gap; the confirmation shows where to go on', async () => {
    await rig.run(200);
    const last = rig.sent.filter((b) => b.from === 'dev').at(-1);
    if (!last) throw new Error('nothing was sent');
    const entry = {
      id: '0198c5d0-0000-7000-8000-00000000000a',
      seq: 7,
      type: 'fact',
      v: 1,
      occurredAt: last.sentAt,
      actor: 'a',
      data: {},
    };
    const ahead = { ...last, first: 7, last: 7, entries: [entry], chain: nextChain(last.chain, entry) };
    expect(await rig.hub.link.receive(Buffer.from(JSON.stringify(ahead)))).toBe('gap');
    const wrong = { ...last, first: 1, last: 1, entries: [{ ...entry, seq: 1 }], chain: 'f'.repeat(64) };
    expect(await rig.hub.link.receive(Buffer.from(JSON.stringify(wrong)))).toBe('diverged');
    expect(rig.hub.link.status().state).toBe('diverged');
    expect(rig.hub.has()).toEqual([]);
  });

  it.each([
    ['no JSON', () => 'x'],
    ['another tenant', (b: FeedBatch) => JSON.stringify({ ...b, tenant: 'other' })],
    ['another sender', (b: FeedBatch) => JSON.stringify({ ...b, from: 'train' })],
    ['another receiver', (b: FeedBatch) => JSON.stringify({ ...b, to: 'train' })],
    ['a wrong count', (b: FeedBatch) => JSON.stringify({ ...b, last: b.last + 1 })],
  ])('refuses and counts a message with %s', async (_, change) => {
    await rig.run(200);
    const batch = rig.sent.filter((b) => b.from === 'dev').at(-1);
    if (!batch) throw new Error('nothing was sent');
    expect(await rig.hub.link.receive(Buffer.from(change(batch)))).toBe('refused');
    expect(rig.hub.link.status().refused).toBe(1);
  });

  it('takes an entry with fields that it does not know, whole', async () => {
    rig.dev.facts(1);
    await rig.run(60);
    const batch = rig.sent.find((b) => b.from === 'dev' && b.entries.length);
    const [entry] = batch?.entries ?? [];
    if (!batch || !entry) throw new Error('nothing was sent');
    const newer = { ...entry, seq: 2, id: '0198c5d0-0000-7000-8000-00000000000b', novelty: 'yes' };
    const next = { ...batch, first: 2, last: 2, entries: [newer], chain: nextChain(batch.chain, newer), head: 2 };
    expect(await rig.hub.link.receive(Buffer.from(JSON.stringify(next)))).toBe('appended');
  });

  it('says what the broker refuses and goes on when it takes messages again', async () => {
    rig.network.cut.add('dev lifecycle');
    rig.dev.facts(2);
    await rig.run(5_000);
    expect(rig.dev.link.status()).toMatchObject({ problem: 'no way to the broker', confirmedByPeer: 0 });
    rig.network.cut.clear();
    await rig.run(6_000);
    expect(rig.hub.has()).toEqual(rig.dev.own());
    expect(rig.dev.link.status().problem).toBeNull();
  });

  it('goes on after a restart of both sides without sending again what is confirmed', async () => {
    rig.dev.facts(300);
    await rig.run(1_000);
    await rig.dev.restart();
    await rig.hub.restart();
    rig.sent.length = 0;
    rig.dev.facts(1);
    await rig.run(1_000);
    expect(rig.hub.has()).toEqual(rig.dev.own());
    expect(rig.sent.flatMap((b) => (b.from === 'dev' ? b.entries : []))).toHaveLength(1);
  });

  it('sends again what a receiver lost that was restored from a backup', async () => {
    rig.dev.facts(5);
    await rig.run(500);
    rig.hub.disk.backup();
    rig.dev.facts(5);
    await rig.run(500);
    rig.hub.disk.restore();
    await rig.hub.restart();
    expect(rig.hub.has()).toHaveLength(5);
    await rig.run(10_000);
    expect(rig.hub.has()).toEqual(rig.dev.own());
  });

  it('opens an epoch at the last common entry when the sender was restored, twice from the same backup; its log wins', async () => {
    rig.dev.facts(40);
    await rig.run(500);
    rig.dev.disk.backup();
    rig.dev.facts(7);
    await rig.run(500);
    for (const lost of [7, 3]) {
      rig.dev.disk.restore();
      await rig.dev.restart();
      rig.dev.facts(3);
      await rig.run(20_000);
      expect(rig.dev.link.status()).toMatchObject({ state: 'live', ownHead: 43, confirmedByPeer: 43 });
      expect(rig.hub.link.status()).toMatchObject({ state: 'live', received: { seq: 3 }, lag: 0, lostTail: lost });
      expect(rig.dev.disk.stream('link-lifecycle').at(-1)?.data).toMatchObject({ base: 40, parent: { seq: 40 } });
    }
    expect(new Set(rig.hub.has()).size).toBe(40 + 7 + 3 + 3);
  });
});

describe('an entry of a signed type', () => {
  const results = () => rig.hub.disk.stored.log.filter((e) => e.type === 'feed.testCampaign.finished');
  const sentResult = async (): Promise<{ batch: FeedBatch; entry: FeedEntry }> => {
    rig.dev.disk.add('thing-1', 'result', 1);
    rig.dev.link.wake();
    await rig.run(200);
    const batch = rig.sent.find((b) => b.from === 'dev' && b.entries.length);
    const [entry] = batch?.entries ?? [];
    if (!batch || !entry) throw new Error('nothing was sent');
    return { batch, entry };
  };
  /** The same batch with another entry in it, its chain right. */
  const withEntry = (batch: FeedBatch, entry: FeedEntry): Buffer =>
    Buffer.from(JSON.stringify({ ...batch, entries: [entry], chain: nextChain(CHAIN_START, entry) }));

  it('goes out signed by its sender, the same bytes each time, and is taken; others go unsigned', async () => {
    const { entry } = await sentResult();
    expect(entry.signature?.keyid).toBe(keyIdOf(devKey.publicKey));
    expect(verifyEntry(entry, devKey.publicKey)).toBe(true);
    expect(verifyEntry({ ...entry, seq: 9 }, devKey.publicKey)).toBe(true);
    expect(signEntry(entry, devKey)).toEqual(entry);
    expect(results()).toHaveLength(1);
    rig.dev.facts(1);
    await rig.run(200);
    expect(rig.sent.flatMap((b) => b.entries).find((e) => e.type === 'fact')?.signature).toBeUndefined();
    await rig.dev.restart();
    await rig.run(10_000);
    expect(rig.hub.link.status()).toMatchObject({ state: 'live', refused: 0, lag: 0 });
  });

  const changes: [string, string, (e: FeedEntry) => FeedEntry][] = [
    ['unsigned', 'link.signature_missing', ({ signature: _, ...e }) => e],
    ['changed after it was signed', 'link.signature_invalid', (e) => ({ ...e, data: { n: 2 } })],
    ['signed by another key', 'link.signature_invalid', (e) => signEntry(e, hubKey)],
    [
      'of a version that is not known here, unsigned',
      'link.signature_missing',
      ({ signature: _, ...e }) => ({ ...e, v: 9 }),
    ],
    [
      'of a type that needs no signature, with a wrong one',
      'link.signature_invalid',
      (e) => ({ ...e, type: 'fact', v: 1 }),
    ],
  ];
  it.each(changes)('is refused when it is %s; what is true is taken afterwards', async (_, code, change) => {
    const { batch, entry } = await sentResult();
    rig.hub.disk.stored.log.length = 0;
    await rig.hub.restart();
    expect(await rig.hub.link.receive(withEntry(batch, change(entry)))).toBe('refused');
    expect(rig.hub.link.status()).toMatchObject({ refused: 1, problem: expect.stringContaining(code) });
    expect(results()).toEqual([]);
    expect(await rig.hub.link.receive(withEntry(batch, entry))).toBe('appended');
    expect(rig.hub.link.status()).toMatchObject({ state: 'live', problem: null });
    expect(results()).toHaveLength(1);
  });

  it('of a sender whose key is not the descriptor’s stops the feed where everybody sees it, and goes on once it is', async () => {
    rig.dev.key = newSigningKeyPair();
    await rig.dev.restart();
    rig.dev.disk.add('thing-1', 'result', 1);
    rig.dev.facts(2);
    rig.hub.facts(1);
    await rig.run(60_000, 100);
    expect(rig.hub.link.status()).toMatchObject({
      state: 'refusing',
      problem: expect.stringContaining('link.signature_invalid'),
      received: { seq: 0 },
    });
    expect(rig.hub.link.status().refused).toBeGreaterThan(3);
    expect(rig.dev.has()).toEqual(rig.hub.own());
    rig.dev.key = devKey;
    await rig.dev.restart();
    await rig.run(60_000, 100);
    expect(rig.hub.link.status()).toMatchObject({ state: 'live', lag: 0, problem: null });
    expect(results()).toHaveLength(1);
    expect(rig.hub.has()).toHaveLength(2);
  });
});

describe('a ULID', () => {
  it('sorts after all that went before, even when the clock went back', () => {
    const first = newUlid(2_000_000_000_000, rig.random);
    expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(newUlid(1_000, rig.random, [first]) > first).toBe(true);
  });
});
