import { readFileSync } from 'node:fs';
import { type DatabaseGroup, databaseOf, databaseRoles, POSTGRES } from '@wordslab/topology';
import pg from 'pg';
import { type RunningHome, TENANT } from '../testing/running-home.js';

/** Appends one event to a stream through the log's own function. */
const appendTo = (stream: string): string =>
  `SELECT * FROM eventstore.append_batch(ARRAY['${stream}'], ARRAY[-2], ARRAY[1], ARRAY[gen_random_uuid()], ARRAY['probe.made'], ARRAY['{}'], ARRAY['{}'])`;
const changeOutbox = `INSERT INTO sync.outbox (link, seq, entry, position) VALUES ('lifecycle', 1000000, '{}', '1')`;
const changeLink = `INSERT INTO sync.link_state (peer, state) VALUES ('probe', 'live')`;
const changeCheckpoint = `INSERT INTO platform.checkpoints (name, version) VALUES ('probe', 1)`;
const readLog = 'SELECT * FROM eventstore.events LIMIT 1';
const makeCopies = 'CREATE TABLE copies.probe (x int)';
const makeNext = 'CREATE TABLE read_models_next.probe (LIKE read_models.datasets INCLUDING ALL)';

/** What a role of Dev must be able to do in its own database: the control of what is refused. */
export const allowed: readonly (readonly [DatabaseGroup, string])[] = [
  ['service', appendTo('probe-1')],
  ['service', readLog],
  ['service', changeOutbox],
  ['service', changeCheckpoint],
  ['service', makeNext],
  ['shipper', appendTo('feed-probe-1')],
  ['shipper', appendTo('link-probe')],
  ['shipper', appendTo('snapshot-probe')],
  ['shipper', readLog],
  ['shipper', changeLink],
  ['shipper', makeCopies],
  ['reader', 'SELECT * FROM read_models.datasets LIMIT 1'],
];

const everyone: readonly DatabaseGroup[] = ['service', 'shipper', 'reader'];
const forEveryone = (name: string, sql: string) => everyone.map((role) => [role, name, sql] as const);

/** What a role must not do in its own database. */
export const forbidden: readonly (readonly [DatabaseGroup, string, string])[] = [
  ...forEveryone('change an event', `UPDATE eventstore.events SET type = 'x'`),
  ...forEveryone('delete events', 'DELETE FROM eventstore.events'),
  ...forEveryone('empty the log', 'TRUNCATE eventstore.events'),
  ...forEveryone(
    'write past the log function',
    `INSERT INTO eventstore.events SELECT * FROM eventstore.events LIMIT 0`,
  ),
  ...forEveryone('switch the guard off', 'ALTER TABLE eventstore.events DISABLE TRIGGER ALL'),
  ...forEveryone('become the owner', 'SET ROLE wl_owner'),
  ...forEveryone('make a role', 'CREATE ROLE probe'),
  ...forEveryone('make a schema', 'CREATE SCHEMA probe'),
  ...forEveryone('run a program', `COPY (SELECT 1) TO PROGRAM 'true'`),
  ...forEveryone('read a file', `SELECT pg_read_file('postgresql.conf')`),
  ['service', 'write what was received', appendTo('feed-lifecycle-1')],
  ['service', "write a link's epochs", appendTo('link-lifecycle')],
  ['service', 'write what became of a snapshot', appendTo('snapshot-1')],
  ['service', 'write copies', makeCopies],
  ['service', 'make a read model', 'CREATE TABLE read_models.probe (x int)'],
  ['service', 'change a read model', 'ALTER TABLE read_models.datasets ADD COLUMN x int'],
  ['service', 'write how a link stands', changeLink],
  ['shipper', "write a service's stream", appendTo('dataset-1')],
  ['shipper', 'order a relay', appendTo('relay-1-train')],
  ['shipper', 'write the outbox', changeOutbox],
  ['shipper', 'move a checkpoint', changeCheckpoint],
  ['shipper', 'make a read model anew', makeNext],
  ['shipper', 'write read models', 'DELETE FROM read_models.datasets'],
  ['shipper', 'read read models', 'SELECT * FROM read_models.datasets'],
  ['reader', 'read the log', readLog],
  ['reader', 'append to the log', appendTo('dataset-1')],
  ['reader', 'read what is to be sent', 'SELECT * FROM sync.outbox'],
  ['reader', 'read what is published', 'SELECT * FROM published.catalog'],
  ['reader', 'make a read model anew', makeNext],
  ['reader', 'write read models', 'DELETE FROM read_models.datasets'],
];

/** Databases that are not Dev's. */
export const otherDatabases = [
  databaseOf({ tenant: TENANT, name: 'train' }),
  databaseOf({ tenant: TENANT, name: 'lifecycle' }),
  databaseOf({ tenant: '_', name: 'admin' }),
  'postgres',
  'template1',
] as const;
export const roles = everyone;
export const ownDatabase = databaseOf({ tenant: TENANT, name: 'dev' });

const connectAs = async (home: RunningHome, role: DatabaseGroup, database: string): Promise<pg.Client> => {
  const password = readFileSync(home.layout.module({ tenant: TENANT, name: 'dev' }).secret(`database-${role}`), 'utf8');
  const client = new pg.Client({
    host: '127.0.0.1',
    port: home.port(POSTGRES),
    user: databaseRoles(TENANT, 'dev')[role],
    password: password.trim(),
    database,
  });
  await client.connect();
  return client;
};

/** Runs a statement as one of Dev's roles and takes it back; answers with `allowed` or the code of the refusal. */
export const outcomeOf = async (
  home: RunningHome,
  role: DatabaseGroup,
  sql: string,
  database: string = ownDatabase,
): Promise<string> => {
  let client: pg.Client | undefined;
  try {
    client = await connectAs(home, role, database);
    await client.query('BEGIN');
    const { rows } = await client.query<{ refused?: string | null }>(sql);
    return rows[0]?.refused ?? 'allowed';
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? error.message;
    throw error;
  } finally {
    await client?.end();
  }
};
