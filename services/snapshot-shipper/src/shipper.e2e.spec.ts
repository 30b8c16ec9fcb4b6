import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { snapshotEvents } from '@wordslab/contracts/core';
import { grow, orderOf, partitionOf, publish, thingRows } from './testing/published-things.js';
import { type ShippedTenant, startShippedTenant } from './testing/shipped-tenant.js';

let tenant: ShippedTenant;
beforeAll(async () => {
  tenant = await startShippedTenant();
  await Promise.all(Object.values(tenant.modules).map((module) => module.shipper.start()));
}, 120_000);
afterAll(() => tenant.stop());

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};
/** Kills a shipper as a power cut would, and starts it again. */
const killed = async (name: keyof ShippedTenant['modules']): Promise<void> => {
  const { shipper } = tenant.modules[name];
  await shipper.end('SIGKILL');
  await shipper.start();
};
const activatedOf = async (snapshot: string) =>
  (await tenant.modules.train.events('snapshot.activated'))
    .map((event) => snapshotEvents['snapshot.activated'].parse(event.data))
    .filter((data) => data.snapshot === snapshot);
const copied = async (snapshot: string): Promise<Record<string, unknown>[]> => {
  const sql = 'SELECT ordinal::int, row FROM copies.things WHERE snapshot = $1 ORDER BY ordinal';
  const { rows } = await tenant.modules.train.database.query(sql, [snapshot]);
  expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, i) => i));
  return rows.map((row) => row.row);
};
const order = (version: number) =>
  tenant.modules.lifecycle.append({ type: 'snapshot.ordered', data: orderOf(version) });
const storedOf = async (version: number) => {
  const { lifecycle } = tenant.modules;
  for (;;) {
    const all = (await lifecycle.events('snapshot.stored')).map((e) => snapshotEvents['snapshot.stored'].parse(e.data));
    const found = all.find((data) => data.order === `order-${version}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const relay = (snapshot: string, to = 'train') =>
  tenant.modules.lifecycle.append({ type: 'snapshot.relayOrdered', data: { snapshot, to } });

describe('shippers of a hub and two stages', () => {
  it('carry what is ordered from its home to an activated copy, and the receipt back', async () => {
    const { lifecycle, dev } = tenant.modules;
    await publish(dev.database, { projection: 'things', version: 1, rows: thingRows(300) });
    await order(1);
    const { snapshot } = await storedOf(1);
    await relay(snapshot);
    await lifecycle.first('feed.snapshot.receipted');
    expect(await activatedOf(snapshot)).toMatchObject([{ from: 'dev', projection: 'things', rows: 300 }]);
    const rows = await copied(snapshot);
    expect(rows).toHaveLength(300);
    expect(rows[7]).toMatchObject({ id: 'r7', label: 'greeting' });
    expect(JSON.stringify(rows)).not.toContain('Person');
  });

  it('go on where they stopped when each of them is killed on the way; nothing is lost or doubled', async () => {
    const { dev, lifecycle, train } = tenant.modules;
    const count = 12_000;
    await publish(dev.database, { projection: 'things', version: 2, rows: thingRows(count, 6) });
    await order(2);
    await until(async () => (await dev.events('feed.snapshot.ordered')).length === 2);
    await killed('dev');
    await until(async () => (await dev.events('snapshot.built')).length === 2);
    await killed('dev');
    await until(async () => (await lifecycle.events('feed.snapshot.offered')).length === 2);
    await killed('lifecycle');
    const { snapshot, chunks } = await storedOf(2);
    expect(chunks).toBeGreaterThan(4);
    await relay(snapshot);
    await until(async () => (await train.events('feed.snapshot.relayed')).length === 2);
    await killed('train');
    await killed('lifecycle');
    await until(async () => (await activatedOf(snapshot)).length > 0);
    await killed('train');
    await until(async () => (await lifecycle.events('feed.snapshot.receipted')).length > 1);
    const rows = await copied(snapshot);
    expect(rows.map((row) => row['id'])).toEqual(Array.from({ length: count }, (_, i) => `r${i}`));
    expect(await activatedOf(snapshot)).toHaveLength(1);
    expect(await dev.events('snapshot.built')).toHaveLength(2);
    expect(await lifecycle.events('feed.snapshot.receipted')).toHaveLength(2);
  });

  it('refuse what may not be shipped, and say which field it is', async () => {
    const { lifecycle, dev } = tenant.modules;
    const fields = [{ name: 'id', class: 'id' as const, nullable: false }];
    const extra = [...fields, { name: 'salary', class: 'number' as const, nullable: true }];
    await publish(dev.database, {
      projection: 'things',
      version: 3,
      fields: extra,
      rows: { a: { id: 'r', salary: 1 } },
    });
    await order(3);
    const { data } = await lifecycle.first('feed.snapshot.orderRefused');
    expect(data).toMatchObject({ data: { order: 'order-3', code: 'policy.field_unnamed', field: 'salary' } });
  });

  it('bring a partition that grows again and again; the last replaces the others, whose rows do not pile up', async () => {
    const { dev, lifecycle, train } = tenant.modules;
    await publish(dev.database, { projection: 'things', version: 4, rows: thingRows(100) });
    const pulled = async (round: number): Promise<string> => {
      const data = orderOf(4, { order: `order-4-${round}` });
      await lifecycle.append({ type: 'snapshot.ordered', data });
      const stored = async () =>
        (await lifecycle.events('snapshot.stored'))
          .map((e) => snapshotEvents['snapshot.stored'].parse(e.data))
          .find(({ order }) => order === data.order);
      await until(async () => (await stored()) !== undefined);
      const snapshot = (await stored())?.snapshot ?? '';
      await relay(snapshot);
      await until(async () => (await activatedOf(snapshot)).length > 0);
      return snapshot;
    };
    const first = await pulled(1);
    await grow(dev.database, 4, thingRows(150));
    const second = await pulled(2);
    expect(second).not.toBe(first);
    expect(await activatedOf(second)).toMatchObject([{ rows: 150 }]);
    // A reader in the middle of the first one still finds all of its rows.
    expect([(await copied(first)).length, (await copied(second)).length]).toEqual([100, 150]);
    await grow(dev.database, 4, thingRows(170));
    const third = await pulled(3);
    await until(async () => (await copied(first)).length === 0);
    expect([(await copied(second)).length, (await copied(third)).length]).toEqual([150, 170]);
    const activated = (await train.events('snapshot.activated'))
      .map((e) => snapshotEvents['snapshot.activated'].parse(e.data))
      .filter(({ entity }) => `${entity.id}@${entity.version}` === partitionOf(4));
    expect(activated.map(({ snapshot }) => snapshot)).toEqual([first, second, third]);
  });

  it('refuse to relay to another stage than the one that a snapshot is for', async () => {
    const { lifecycle } = tenant.modules;
    const { snapshot } = await storedOf(1);
    await relay(snapshot, 'dev');
    const { data } = await lifecycle.first('snapshot.relayRefused');
    expect(data).toMatchObject({ snapshot, to: 'dev', code: 'snapshot.wrong_edge' });
  });
});

describe('a shipper process', () => {
  it('tells how its links stand, on loopback', async () => {
    const { shipper } = tenant.modules.lifecycle;
    await until(async () => !(await (await shipper.health()).text()).includes('connecting'));
    expect(await (await shipper.health()).json()).toMatchObject({
      status: 'ok',
      links: [
        { peer: 'dev', state: 'live' },
        { peer: 'train', state: 'live' },
      ],
    });
    expect((await shipper.health('live')).status).toBe(200);
    expect((await shipper.health('other')).status).toBe(404);
  });

  it('ends within seconds when it is asked to, and starts again', async () => {
    const { shipper } = tenant.modules.train;
    const started = Date.now();
    await shipper.end('SIGTERM');
    expect(Date.now() - started).toBeLessThan(5_000);
    await shipper.start();
  });

  it('stops when its place is lost, for its watcher to start it again', async () => {
    const { shipper, database } = tenant.modules.train;
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = ${0x776c7368} AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await until(() =>
      shipper.health().then(
        () => false,
        () => true,
      ),
    );
    expect(await shipper.end('SIGTERM')).toBe(1);
    expect(shipper.said).toContain('the shipper stops');
    await shipper.start();
  });

  it('never writes a secret', () => {
    for (const { shipper } of Object.values(tenant.modules))
      expect(shipper.said).not.toMatch(/"password"|postgres:\/\/[^@"]*:secret@/);
  });

  it('loads no web framework and no object mapper', async () => {
    const listing = `import { registerHooks } from 'node:module'; const seen = new Set();
      registerHooks({ load: (url, context, next) => { seen.add(url); return next(url, context); } });
      process.on('exit', () => process.stdout.write([...seen].join('\\n')));`;
    const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
    const run = promisify(execFile)(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(listing)}`, main],
      { env: { PATH: process.env['PATH'] }, maxBuffer: 1 << 24 },
    );
    // Without an environment it refuses to start, all its modules loaded.
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    const loaded = String(stdout);
    expect(loaded).toContain('/services/snapshot-shipper/dist/shipper.js');
    expect(loaded).not.toMatch(/node_modules\/(typeorm|express|@nestjs\/(swagger|platform-express|typeorm))\//);
  });

  const rollup = (pid: number) => `/proc/${pid}/smaps_rollup`;
  it('is small at rest', async () => {
    const { shipper } = tenant.modules.dev;
    await shipper.end('SIGTERM');
    await shipper.start();
    if (!existsSync(rollup(shipper.pid))) return;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    // Its own pages: how much of the Node.js binary counts as its own depends on who else runs it.
    const kilobytes = Number(/^Pss_Anon:\s+(\d+)/m.exec(readFileSync(rollup(shipper.pid), 'utf8'))?.[1]);
    expect(kilobytes).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThan(52_000);
  });
});
