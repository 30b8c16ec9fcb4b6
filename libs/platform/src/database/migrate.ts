import { applyMigrations, groupRolesSql } from '@wordslab/eventstore';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { z } from 'zod';
import { databaseUrlOf, loadConfig } from '../process/config.js';
import { baseMigrations } from './base-migrations.js';

/** A migration class of a slice: plain SQL in `up`; `down` is never used, a backup is. */
export type MigrationClass = new () => MigrationInterface;

/**
 * Brings a database to the present schema: group roles, the base, then the service's own migrations (as `wl_owner`), and
 * `published.catalog` over all of the slices' catalogs. Repeating it changes nothing.
 * @param adminUrl URL of the module's (or template) database for who may act as `wl_owner`; a superuser also makes the roles
 */
export const migrateDatabase = async (adminUrl: string, migrations: readonly MigrationClass[]): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Two migrations of one server at once would make the same roles at the same moment.
    await client.query('SELECT pg_advisory_lock(7706010)');
    await client.query(groupRolesSql);
    await applyMigrations(client, baseMigrations);
    await runSlices(adminUrl, migrations);
    await uniteCatalogs(client);
  } finally {
    await client.end();
  }
};

const runSlices = async (adminUrl: string, migrations: readonly MigrationClass[]): Promise<void> => {
  if (migrations.length === 0) return;
  const database = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: 'platform',
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    extra: { max: 1, options: '-c role=wl_owner' },
  });
  await database.initialize();
  try {
    await database.runMigrations({ transaction: 'each' });
  } finally {
    await database.destroy();
  }
};

/** `published.catalog` is the union of the views `published.catalog_<projection>` that the slices declare. */
const uniteCatalogs = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.views WHERE table_schema = 'published' AND table_name LIKE 'catalog\\_%' ORDER BY 1`,
  );
  const columns = 'projection, partition, entity, fields, source, position, head';
  const nothing = `SELECT ''::text AS projection, ''::text AS partition, '{}'::jsonb AS entity, '[]'::jsonb AS fields, ''::text AS source, ''::text AS position, 0 AS head WHERE false`;
  const all = [nothing, ...rows.map((r) => `SELECT ${columns} FROM published.${pg.escapeIdentifier(r.name)}`)].join(
    '\nUNION ALL\n',
  );
  await client.query(
    `BEGIN; SET LOCAL ROLE wl_owner; DROP VIEW IF EXISTS published.catalog; CREATE VIEW published.catalog AS ${all}; COMMIT`,
  );
};

const migrationEnvironment = z.object({
  WORDSLAB_DATABASE_URL: z.url(),
  WORDSLAB_DATABASE_PASSWORD: z.string().optional(),
});

/**
 * The whole of a service's `migrate.ts`: migrates the database of `WORDSLAB_DATABASE_URL`, whose user may act as
 * `wl_owner` and whose password is in `WORDSLAB_DATABASE_PASSWORD_FILE`. Exits non-zero when it fails.
 */
export const migrateMain = async (migrations: readonly MigrationClass[]): Promise<void> => {
  try {
    await migrateDatabase(databaseUrlOf(loadConfig(migrationEnvironment)), migrations);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
};
