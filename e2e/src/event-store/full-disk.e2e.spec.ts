import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type EventStore, type ExpectedRevision, type NewEvent, PostgresEventStore } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import { collect, sampleEvent } from '@wordslab/eventstore/testing';
import {
  createEventStoreSchema,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing/postgres';
import { cannotMount, mountTmpfs } from '../testing/mount.js';
import { fill } from './fill.js';
import { eventually } from './refused-append.js';
import { ServedFront } from './served-front.js';

const missing = cannotMount();
if (missing) process.stdout.write(`full disk of an event store: ${missing}\n`);

/** Last opened, first closed. */
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server whose data, or whose write-ahead log alone, lie in a file system of 100 MB. */
const smallServer = async (
  what: 'data' | 'log',
): Promise<{ postgres: TemporaryPostgres; disk: string; url: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'wordslab-full-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755); // where the tests run as root, Postgres does not
  const disk = join(folder, 'disk');
  await mkdir(disk);
  closing.push(await mountTmpfs(disk, 'size=100m,mode=0777'));
  const postgres = await startTemporaryPostgres({
    isDurable: true,
    folder: what === 'data' ? join(disk, 'data') : join(folder, 'data'),
    initdbFlags: ['--wal-segsize=1', ...(what === 'log' ? [`--waldir=${join(disk, 'wal')}`] : [])],
    settings: ['min_wal_size=2MB', 'max_wal_size=8MB'],
  });
  closing.push(() => postgres.stop());
  const url = await postgres.createDatabase();
  await createEventStoreSchema(url);
  return { postgres, disk, url };
};

const openDirectly = (url: string): EventStore => {
  const store = new PostgresEventStore({ connection: { connectionString: url } });
  closing.push(() => store.close());
  return store;
};
const openThroughFront = async (url: string): Promise<EventStore> => {
  const front = new ServedFront(url);
  await front.start();
  closing.push(() => front.kill());
  const store = new KurrentDbEventStore({ url: front.url });
  closing.push(() => store.close());
  return store;
};

const largeEvent = (n: number): NewEvent =>
  // Text that cannot be made smaller.
  sampleEvent({ n, text: Array.from({ length: 30_000 }, () => Math.random().toString(36)).join('') });

interface Filled {
  readonly stream: string;
  /** Ids of what was acknowledged, in order. */
  readonly acknowledged: string[];
  readonly refused: NewEvent;
  readonly expected: ExpectedRevision;
  readonly error: unknown;
}

/** Appends until that is refused. */
const appendUntilRefused = async (store: EventStore, stream: string): Promise<Filled> => {
  const acknowledged: string[] = [];
  for (let n = 0; n < 2000; n += 1) {
    const event = largeEvent(n);
    const expected = n === 0 ? 'no-stream' : n - 1;
    try {
      await store.append(stream, [event], { expected });
    } catch (error) {
      return { stream, acknowledged, refused: event, expected, error };
    }
    acknowledged.push(event.id);
  }
  throw new Error('the disk took everything');
};

/** The store that was refused goes on, with the same append, and nothing is lost or there twice. */
const expectToGoOn = async (store: EventStore, { stream, acknowledged, refused, expected }: Filled): Promise<void> => {
  const append = () => store.append(stream, [refused], { expected });
  const first = await eventually(append);
  expect(first.revision).toBe(acknowledged.length);
  expect(await append()).toEqual(first);
  expect((await collect(store.readStream(stream))).map(({ id }) => id)).toEqual([...acknowledged, refused.id]);
};

(missing ? describe.skip : describe)('a full disk', () => {
  test("under the data: told so, directly and through KurrentDB's protocol; readable; goes on when there is space", async () => {
    const { disk, url } = await smallServer('data');
    const stores = [openDirectly(url), await openThroughFront(url)] as const;
    await stores[0].append('note-first', [largeEvent(0)], { expected: 'no-stream' });
    const free = await fill(disk);
    const [direct, throughFront] = await Promise.all([
      appendUntilRefused(stores[0], 'note-direct'),
      appendUntilRefused(stores[1], 'note-front'),
    ]);
    expect(direct.error).toMatchObject({
      kind: 'Unavailable',
      code: 'eventstore.disk_full',
      hint: expect.stringContaining('space'),
    });
    expect(throughFront.error).toMatchObject({ kind: 'Unavailable', code: 'eventstore.unavailable' });
    for (const store of stores) expect(await collect(store.readStream('note-first'))).toHaveLength(1);
    await free();
    await Promise.all([expectToGoOn(stores[0], direct), expectToGoOn(stores[1], throughFront)]);
  });

  test('under the write-ahead log: Postgres ends itself; started again it has all that was acknowledged', async () => {
    const { postgres, disk, url } = await smallServer('log');
    const store = openDirectly(url);
    const free = await fill(disk);
    const filled = await appendUntilRefused(store, 'note-kept');
    expect(filled.error).toMatchObject({
      kind: 'Unavailable',
      code: expect.stringMatching(/^eventstore\.(disk_full|unavailable)$/),
    });
    await free();
    await postgres.restart(); // as its supervisor does
    await expectToGoOn(store, filled);
  });
});
