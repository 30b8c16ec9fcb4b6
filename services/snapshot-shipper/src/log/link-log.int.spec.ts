import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHAIN_START, type FeedPoint, newId } from '@wordslab/contracts/core';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import type { ReceivedEntry } from '@wordslab/sync';
import { createModuleDatabase, type ModuleDatabase } from '../testing/module-database.js';
import { epochLogOf, peerLogOf } from './link-log.js';
import { snapshotLogOf } from './snapshot-log.js';

let postgres: TemporaryPostgres;
let database: ModuleDatabase;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  database = await createModuleDatabase(postgres);
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const writer = { tenant: 'acme', module: 'lifecycle' };
const received = (...seqs: number[]): ReceivedEntry[] =>
  seqs.map((seq) => ({
    entry: { id: newId(), seq, type: 't', v: 1, occurredAt: new Date(0).toISOString(), actor: 'anna', data: { seq } },
    chain: `chain-${seq}`,
  }));
const [OLD, NEW] = ['01J0000000000000000000000A', '01J0000000000000000000000B'];
const parent: FeedPoint = { epoch: OLD, seq: 2, chain: 'chain-2' };

describe('the epochs of an own feed', () => {
  it('are none at first, then those that were opened, oldest first', async () => {
    const log = epochLogOf(database.store, writer, 'dev');
    expect(await log.load()).toEqual([]);
    await log.append({ epoch: OLD, parent: null, base: 0 }, 0);
    await log.append({ epoch: NEW, parent, base: 2 }, 1);
    expect(await log.load()).toEqual([
      { epoch: OLD, parent: null, base: 0 },
      { epoch: NEW, parent, base: 2 },
    ]);
    expect(await epochLogOf(database.store, writer, 'train').load()).toEqual([]);
  });

  it.each([0, 1, 3])('cannot be opened by who believes that %d stand there', async (expected) => {
    const log = epochLogOf(database.store, writer, 'dev');
    await expect(log.append({ epoch: NEW, parent: null, base: 0 }, expected)).rejects.toMatchObject({
      kind: 'RevisionConflict',
    });
  });
});

describe('a peer’s feed', () => {
  it('is empty where nothing was received', async () => {
    const log = peerLogOf(database.store, writer, 'nobody');
    expect(await log.epochs()).toEqual([]);
    expect(await log.last(OLD)).toBeNull();
    expect(await log.chainAt(OLD, 1)).toBeNull();
  });

  it('holds what was appended: its end, its chain at any entry, its epochs', async () => {
    const log = peerLogOf(database.store, writer, 'prod');
    await log.append(OLD, null, received(1, 2, 3));
    await log.append(OLD, null, received(4));
    await log.append(NEW, parent, received(1));
    expect(await log.last(OLD)).toEqual({ epoch: OLD, seq: 4, chain: 'chain-4' });
    expect(await Promise.all([0, 1, 3, 4, 5].map((seq) => log.chainAt(OLD, seq)))).toEqual([
      null,
      'chain-1',
      'chain-3',
      'chain-4',
      null,
    ]);
    expect(await log.epochs()).toEqual([OLD, NEW]);
  });

  it('keeps the entry, its id, who acted and when, the chain and the parent', async () => {
    const [one] = received(1);
    if (!one) throw new Error('no entry');
    await peerLogOf(database.store, writer, 'explore').append(NEW, parent, [one]);
    const events = [];
    for await (const event of database.store.readStream(`feed-explore-${NEW}`)) events.push(event);
    expect(events).toMatchObject([
      {
        id: one.entry.id,
        type: 'feed.t',
        revision: 0,
        data: one.entry,
        metadata: { module: 'lifecycle', actor: 'anna', occurredAt: one.entry.occurredAt, chain: one.chain, parent },
      },
    ]);
  });

  it('of a module is not mixed up with that of one whose name begins alike', async () => {
    await peerLogOf(database.store, writer, 'train-eu').append(NEW, null, received(1));
    expect(await peerLogOf(database.store, writer, 'train').epochs()).toEqual([]);
    expect(await peerLogOf(database.store, writer, 'train-eu').epochs()).toEqual([NEW]);
  });

  it('takes no entry twice and none out of order, and says that it is a conflict', async () => {
    const log = peerLogOf(database.store, writer, 'preprod');
    await log.append(OLD, null, received(1, 2));
    for (const seqs of [[1], [2], [4], [2, 3]])
      await expect(log.append(OLD, null, received(...seqs))).rejects.toMatchObject({ kind: 'RevisionConflict' });
    expect(await log.last(OLD)).toMatchObject({ seq: 2 });
    await log.append(OLD, null, received(3));
  });

  it('counts an epoch when its first entry stands there, not when it was only noted', async () => {
    const log = peerLogOf(database.store, writer, 'dev-eu');
    // As after a kill between the note and the entries.
    await expect(
      log.append(OLD, null, [{ entry: { ...received(1)[0]!.entry, id: 'no uuid' }, chain: 'c' }]),
    ).rejects.toThrow();
    expect(await log.epochs()).toEqual([]);
    await log.append(OLD, null, received(1));
    expect(await log.epochs()).toEqual([OLD]);
  });

  it('counts an epoch once that was noted twice, as a store may that forgets ids after a while', async () => {
    const log = peerLogOf(database.store, writer, 'explore-eu');
    await log.append(OLD, null, received(1));
    const metadata = {
      v: 1 as const,
      ...writer,
      actor: 'x',
      occurredAt: new Date(0).toISOString(),
      correlationId: 'c',
    };
    const again = { id: newId(), type: 'link.peerEpochHeard', data: { epoch: OLD }, metadata };
    await database.store.append('link-from-explore-eu', [again], { expected: 'any' });
    expect(await log.epochs()).toEqual([OLD]);
  });

  it('is found without reading it', async () => {
    const log = peerLogOf(database.store, writer, 'prod-us');
    const many = Array.from({ length: 50 }, (_, i) => i + 1);
    await log.append(OLD, null, received(...many));
    const reads: unknown[] = [];
    const store = new Proxy(database.store, {
      get: (target, name) => {
        if (name === 'readAll') return () => reads.push('the log');
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    expect(await peerLogOf(store, writer, 'prod-us').epochs()).toEqual([OLD]);
    expect(reads).toEqual([]);
  });
});

describe('the shipper’s own streams', () => {
  it('take what it says about snapshots', async () => {
    const data = { snapshot: 'sha256:ab', code: 'snapshot.expired', detail: 'late', peer: 'dev' };
    await snapshotLogOf(database.store, writer, new AbortController().signal).append({
      type: 'snapshot.refused',
      data,
    });
    for await (const event of database.store.readStream('snapshot-ab'))
      expect(event).toMatchObject({
        type: 'snapshot.refused',
        data,
        metadata: { tenant: 'acme', module: 'lifecycle' },
      });
  });

  it('are all that it may write', async () => {
    const event = { id: newId(), type: 'dataset.forged', data: {}, metadata: { v: 1, ...writer, actor: 'x' } };
    const metadata = { ...event.metadata, v: 1 as const, occurredAt: new Date(0).toISOString(), correlationId: 'c' };
    for (const stream of ['dataset-1', 'order-1', 'relay-ab-train'])
      await expect(database.store.append(stream, [{ ...event, metadata }], { expected: 'any' })).rejects.toMatchObject({
        code: 'stream.not_yours',
      });
    expect(CHAIN_START).toHaveLength(64);
  });
});
