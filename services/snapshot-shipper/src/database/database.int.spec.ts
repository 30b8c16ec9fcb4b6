import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@wordslab/contracts/core';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { createLogger } from '@wordslab/platform/process';
import type { LinkStatus } from '@wordslab/sync';
import type pg from 'pg';
import { createModuleDatabase, type ModuleDatabase } from '../testing/module-database.js';
import { becomeTheShipper, openPool } from './database.js';
import { saveLinkState } from './link-state.js';
import { listenToOutbox, outboxOf } from './outbox.js';

let postgres: TemporaryPostgres;
let database: ModuleDatabase;
const open: pg.Client[] = [];
const logger = createLogger('spec', 'silent');
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  database = await createModuleDatabase(postgres);
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.end();
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const lead = async (lost: (error: Error) => void = () => undefined): Promise<pg.Client> => {
  const client = await becomeTheShipper(database.shipperUrl, logger, lost);
  open.push(client);
  return client;
};
const eventually = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('the one shipper of a module', () => {
  it('leads while its connection lives; the next waits until it ends', async () => {
    const first = await becomeTheShipper(database.shipperUrl, logger, () => undefined);
    let second: pg.Client | undefined;
    const waiting = lead().then((client) => (second = client));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(second).toBeUndefined();
    await first.end();
    await waiting;
    expect(second).toBeDefined();
  });

  it('learns when its connection is lost, and another may lead then', async () => {
    const losses: string[] = [];
    const client = await becomeTheShipper(database.shipperUrl, logger, (error) => losses.push(error.message));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await eventually(() => losses.length > 0);
    expect(losses[0]).toMatch(/terminat/);
    await lead();
  });

  it('waits for a database that does not answer yet', async () => {
    await database.admin.query('ALTER ROLE a_shipper NOLOGIN');
    let client: pg.Client | undefined;
    const waiting = lead().then((leading) => (client = leading));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(client).toBeUndefined();
    await database.admin.query('ALTER ROLE a_shipper LOGIN');
    await waiting;
    expect(client).toBeDefined();
  });

  it('has statements that end, on every connection', async () => {
    const client = await lead();
    const pool = openPool(database.shipperUrl, logger);
    for (const { rows } of [await client.query('SHOW statement_timeout'), await pool.query('SHOW statement_timeout')])
      expect(rows).toEqual([{ statement_timeout: '2min' }]);
    await pool.end();
  });
});

describe('the outbox', () => {
  const add = (link: string, seq: number): Promise<unknown> =>
    database.service.query(`INSERT INTO sync.outbox (link, seq, entry, position) VALUES ($1, $2, $3, '1')`, [
      link,
      seq,
      { id: newId(), seq, type: 't', v: 1, occurredAt: new Date(0).toISOString(), actor: 'a', data: { seq } },
    ]);

  it('is read from any point, at most so many, each link for itself', async () => {
    const outbox = outboxOf(database.shipper, 'dev');
    expect([await outbox.head(), await outbox.read(0, 10)]).toEqual([0, []]);
    for (const seq of [1, 2, 3]) await add('dev', seq);
    await add('train', 1);
    expect(await outbox.head()).toBe(3);
    expect((await outbox.read(0, 2)).map((row) => row.seq)).toEqual([1, 2]);
    const [row] = await outbox.read(2, 10);
    expect(row).toMatchObject({ seq: 3, entry: { type: 't', data: { seq: 3 } } });
    // The number on the wire is the link's to give.
    expect(row?.entry).not.toHaveProperty('seq');
  });

  it('is written by the service alone', async () => {
    for (const sql of [
      `INSERT INTO sync.outbox (link, seq, entry, position) VALUES ('dev', 9, '{}', '1')`,
      'DELETE FROM sync.outbox',
    ])
      await expect(database.shipper.query(sql)).rejects.toThrow(/permission denied/);
  });

  it('says which link it grew for', async () => {
    const grew: string[] = [];
    await listenToOutbox(await lead(), (link) => grew.push(link));
    await database.service.query(`SELECT pg_notify('outbox', 'train')`);
    await eventually(() => grew.length > 0);
    expect(grew).toEqual(['train']);
  });
});

describe('how a link stands', () => {
  const status: LinkStatus = {
    state: 'connecting',
    epoch: 'E1',
    ownHead: 4,
    confirmedByPeer: null,
    received: null,
    peerHead: null,
    lag: null,
    lastHeardAt: null,
    lostTail: 0,
    refused: 0,
    problem: 'nobody answers',
  };
  const shown = async () => (await database.service.query(`SELECT * FROM sync.link_state WHERE peer = 'dev'`)).rows;

  it('is written for the service to read, and replaced', async () => {
    await saveLinkState(database.shipper, 'dev', status);
    expect(await shown()).toMatchObject([
      {
        state: 'connecting',
        epoch: 'E1',
        own_head: '4',
        confirmed_seq: '0',
        last_heard_at: null,
        detail: 'nobody answers',
      },
    ]);
    const received = { epoch: 'P1', seq: 7, chain: 'c' };
    const heard = Date.parse('2026-01-01T00:00:00Z');
    await saveLinkState(database.shipper, 'dev', {
      ...status,
      state: 'live',
      confirmedByPeer: 3,
      received,
      peerHead: 9,
      lastHeardAt: heard,
      problem: null,
    });
    expect(await shown()).toMatchObject([
      {
        state: 'live',
        confirmed_seq: '3',
        peer_epoch: 'P1',
        received_seq: '7',
        peer_head: '9',
        last_heard_at: new Date(heard),
        detail: null,
      },
    ]);
  });

  it('is not the service’s to write', async () => {
    await expect(database.service.query(`UPDATE sync.link_state SET state = 'live'`)).rejects.toThrow(
      /permission denied/,
    );
  });
});
