import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { comparePositions } from '../positions.js';
import {
  asLogin,
  collect,
  createEventStoreSchema,
  runSql,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../testing/index.js';
import { groupRolesSql } from './migrations/group-roles.js';
import { PostgresEventStore } from './postgres-event-store.js';

const logins = ['service', 'shipper', 'reader', 'front', 'auditor', 'nobody'] as const;
type Login = (typeof logins)[number];

let postgres: TemporaryPostgres;
let url: string;
const pools = new Map<Login | 'superuser', pg.Pool>();
const poolOf = (login: Login | 'superuser'): pg.Pool => pools.get(login)!;
const storeOf = (login: Login | 'superuser') => new PostgresEventStore({ connection: poolOf(login) });

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  url = await postgres.createDatabase();
  await createEventStoreSchema(url);
  for (const login of logins) await runSql(url, `CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
  for (const login of logins.filter((login) => login !== 'nobody')) await runSql(url, `GRANT wl_${login} TO ${login}`);
  for (const login of logins) pools.set(login, new pg.Pool({ connectionString: asLogin(url, login, 'secret') }));
  pools.set('superuser', new pg.Pool({ connectionString: url }));
  await storeOf('superuser').append('dataset-kept', sampleEvents(2), { expected: 'no-stream' });
});
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.end()));
  await postgres.stop();
});

describe('who may append where', () => {
  test.each<[Login, string]>([
    ['service', 'dataset-1'],
    ['service', 'order-1'],
    ['service', 'relay-ab-train'],
    ['service', 'feeds-1'],
    ['shipper', 'feed-dev-01'],
    ['shipper', 'link-lifecycle'],
    ['shipper', 'snapshot-ab'],
    ['front', 'dataset-front'],
    ['front', 'feed-dev-front'],
    ['front', 'link-front'],
    ['front', 'snapshot-front'],
  ])('%s may append to %s and read it back', async (login, stream) => {
    const store = storeOf(login);
    await store.append(stream, sampleEvents(1), { expected: 'no-stream' });
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  test.each<[Login, string]>([
    ['shipper', 'dataset-2'],
    ['shipper', 'order-2'],
    ['shipper', 'relay-ab-train'],
    ['service', 'feed-dev-02'],
    ['service', 'link-train'],
    ['service', 'snapshot-cd'],
    ['service', 'snapshot-order-1'],
    ['reader', 'dataset-3'],
    ['auditor', 'dataset-3'],
    ['auditor', 'feed-dev-03'],
    ['nobody', 'dataset-3'],
    ['nobody', 'feed-dev-03'],
  ])('%s may not append to %s', async (login, stream) => {
    await expect(storeOf(login).append(stream, sampleEvents(1), { expected: 'any' })).rejects.toMatchObject({
      kind: 'NotAllowed',
      code: 'stream.not_yours',
      details: { stream },
    });
    const { rows } = await poolOf('superuser').query(
      'SELECT 1 FROM eventstore.events WHERE stream = $1 AND type = $2',
      [stream, login],
    );
    expect(rows).toEqual([]);
  });

  test('a superuser may append anywhere', async () => {
    for (const stream of ['dataset-super', 'feed-super'])
      await storeOf('superuser').append(stream, sampleEvents(1), { expected: 'no-stream' });
  });

  test.each<Login>(['reader', 'nobody'])('%s does not see the log', async (login) => {
    await expect(poolOf(login).query('SELECT * FROM eventstore.events')).rejects.toMatchObject({ code: '42501' });
  });

  test('an auditor reads the log', async () => {
    expect(await collect(storeOf('auditor').readStream('dataset-kept'))).toHaveLength(2);
  });

  test.each(logins)('%s cannot insert past the function', async (login) => {
    await expect(
      poolOf(login).query(
        `INSERT INTO eventstore.events (position, stream, revision, id, type, bytes, data, metadata, chain)
         VALUES (1000, 'dataset-x', 0, gen_random_uuid(), 'x', 2, '{}', '{}', '')`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('what is written stays written', () => {
  const changes = [
    `UPDATE eventstore.events SET type = 'other.thing'`,
    'DELETE FROM eventstore.events',
    'TRUNCATE eventstore.events',
  ];

  test.each(changes)('nobody who reads it has the right: %s', async (change) => {
    for (const login of ['service', 'shipper', 'front', 'auditor'] as const)
      await expect(poolOf(login).query(change)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(changes)('owner and superuser are refused by trigger: %s', async (change) => {
    for (const role of ['wl_owner', 'postgres']) {
      const client = await poolOf('superuser').connect();
      try {
        await client.query(`SET ROLE ${role}`);
        await expect(client.query(change)).rejects.toMatchObject({ code: 'WS004' });
        await client.query('RESET ROLE');
        await client.query('SET session_replication_role = replica');
        await expect(client.query(change)).rejects.toMatchObject({ code: 'WS004' });
      } finally {
        client.release(true);
      }
    }
  });

  test('after all of that the log is whole', async () => {
    const store = storeOf('superuser');
    expect((await collect(store.readStream('dataset-kept'))).map((event) => event.type)).toEqual([
      'dataset.created',
      'dataset.created',
    ]);
    expect(comparePositions(await store.head(), '2')).toBeGreaterThan(0);
  });
});

describe('the schema', () => {
  test('the group roles may be made again', async () => {
    await runSql(url, groupRolesSql, groupRolesSql);
  });

  test('everything in it belongs to wl_owner, and functions whose text is parsed anew fix their search path', async () => {
    const { rows } = await poolOf('superuser').query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'eventstore'::regnamespace AND relowner <> 'wl_owner'::regrole
       UNION ALL
       SELECT proname FROM pg_proc WHERE pronamespace = 'eventstore'::regnamespace
         AND (proowner <> 'wl_owner'::regrole
              OR prosqlbody IS NULL AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}')))`,
    );
    expect(rows).toEqual([]);
  });
});
