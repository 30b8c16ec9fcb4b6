import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, logDigest, makeEventStore, openStore } from '@wordslab/eventstore';
import { runSql } from '@wordslab/eventstore/testing/postgres';
import { HomeLayout } from '@wordslab/hosting';
import { FakeHomes } from '@wordslab/hosting/testing';
import { runCli } from './testing/run-cli.js';

/** So many that a copy can be killed in its middle: each is an append of its own. */
const EVENTS = 600;

let homes: FakeHomes;
let home: string;
let server: string;
let from: string;
const stores: EventStore[] = [];

const opened = async (url: string): Promise<EventStore> => {
  const store = await openStore({ url });
  stores.push(store);
  return store;
};
const database = (name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;
const newDatabase = async (name: string): Promise<string> => {
  await runSql(server, `CREATE DATABASE ${name}`);
  return database(name);
};
const metadata = {
  v: 1,
  tenant: 'acme',
  module: 'dev',
  actor: 'a',
  occurredAt: '2026-01-01T00:00:00.000Z',
  correlationId: 'c',
};
const eventOf = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'dataset.created',
  data: { n },
  metadata,
});
const copy = (to: string, ...more: string[]) => runCli(['eventstore', 'copy', '--from', from, '--to', to, ...more]);

beforeAll(async () => {
  homes = await FakeHomes.make();
  home = homes.newHome();
  await homes.up(home);
  await homes.deploy(home);
  server = (await readFile(new HomeLayout(home).postgresAdminUrlFile, 'utf8')).trim();
  from = await newDatabase('source');
  await makeEventStore(from);
  const source = await opened(from);
  for (let n = 0; n < EVENTS; n += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => source.append(`dataset-${i}`, [eventOf(n + i)], { expected: 'any' })),
    );
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await homes.dispose();
});

describe('wordslab eventstore copy', () => {
  it('killed in the middle, goes on from there and ends with the digest of the source', async () => {
    const to = await newDatabase('killed');
    await makeEventStore(to);
    const target = await opened(to);
    const child = spawn(fileURLToPath(new URL('../../bin/wordslab', import.meta.url)), ['eventstore', 'copy'], {
      env: { ...process.env, WORDSLAB_COPY_FROM: from, WORDSLAB_COPY_TO: to },
      stdio: 'ignore',
      detached: true, // the launcher starts a process of its own
    });
    const gone = new Promise((done) => child.once('close', done));
    while (BigInt(await target.head()) < 50n) await new Promise((done) => setTimeout(done, 5));
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await gone;
    const before = Number(await target.head());
    expect(before).toBeLessThan(EVENTS);
    const run = await copy(to, '--json');
    const { digest } = await logDigest(await opened(from));
    expect(JSON.parse(run.stdout)).toMatchObject({ events: EVENTS, copied: EVENTS - before, digest });
    expect(run.code).toBe(0);
    expect(await logDigest(target)).toEqual({ events: EVENTS, digest });
    expect(run.stdout + run.stderr).not.toContain(new URL(server).password);
  });

  it('stops at Ctrl-C and says how to go on', async () => {
    const to = await newDatabase('stopped');
    const run = await runCli(['eventstore', 'copy', '--from', from, '--to', to, '--yes'], {
      interruptAt: 'was given an event log',
    });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain('Run the same command again');
    const again = await copy(to);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/600, of which .* were copied now[^]*sha256:/);
    expect(again.stdout).toContain('/stopped');
    expect(again.stdout).not.toContain(new URL(server).password);
  });

  it('asks before it gives a database an event log, and does not where nobody can answer', async () => {
    const to = await newDatabase('bare');
    expect(await copy(to)).toMatchObject({ code: 2, stderr: expect.stringContaining('usage.not_confirmed') });
    const source = await runCli(['eventstore', 'copy', '--from', to, '--to', from]);
    expect(source).toMatchObject({ code: 5, stderr: expect.stringContaining('eventstore.none') });
  });

  it('refuses a target with something of its own, and the source itself', async () => {
    const to = await newDatabase('taken');
    await makeEventStore(to);
    await (await opened(to)).append('dataset-0', [eventOf(9_999)], { expected: 'any' });
    const run = await copy(to, '--json');
    expect(run.code).toBe(7);
    expect(JSON.parse(run.stdout).error).toMatchObject({
      code: 'eventstore.target_differs',
      details: { stream: 'dataset-0', revision: 0 },
    });
    expect(await copy(from)).toMatchObject({ code: 2, stderr: expect.stringContaining('usage.same_store') });
    expect(await copy(to, '--stop')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('usage.stop_needs_module'),
    });
  });

  it('copies into a module of the home, and from there, the module stopped, through the protocol of KurrentDB', async () => {
    const into = await copy('acme/dev', '--home', home, '--yes', '--json');
    expect(JSON.parse(into.stdout)).toMatchObject({ to: 'acme/dev', copied: EVENTS });
    const served = spawn(process.execPath, [serveEntry, '--memory', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const said = await new Promise<string>((done) => served.stdout.once('data', (text) => done(String(text))));
      const url = /kurrentdb:[^\s,]+/.exec(said)?.[0] ?? '';
      const run = await runCli([
        'eventstore',
        'copy',
        '--from',
        'acme/dev',
        '--to',
        url,
        '--stop',
        '--home',
        home,
        '--json',
      ]);
      expect(JSON.parse(run.stdout)).toMatchObject({
        from: 'acme/dev',
        copied: EVENTS,
        digest: JSON.parse(into.stdout).digest,
        stopped: ['acme/dev/service', 'acme/dev/shipper'],
      });
      for (const id of ['acme/dev/service', 'acme/dev/shipper'])
        expect((await homes.process(home, id)).state).toBe('stopped');
    } finally {
      served.kill();
    }
    const unknown = await copy('acme/nowhere', '--home', home);
    expect(unknown).toMatchObject({ code: 5, stderr: expect.stringContaining('module.unknown') });
  });
});

const serveEntry = fileURLToPath(new URL('../../libs/eventstore-grpc/dist/serve/main.js', import.meta.url));
