import { PostgresEventStore } from '@wordslab/eventstore';
import { asLogin, runSql, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { migrateDatabase } from '@wordslab/platform';
import pg from 'pg';
import { PublishedThings1 } from './published-things.js';

/** The same database as the login of a module's shipper or service, made where it is missing. */
export const asMember = async (adminUrl: string, group: 'shipper' | 'service'): Promise<string> => {
  await runSql(
    adminUrl,
    `DO $$ BEGIN CREATE ROLE a_${group} LOGIN PASSWORD 'secret'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    `GRANT wl_${group} TO a_${group}`,
  );
  return asLogin(adminUrl, `a_${group}`, 'secret');
};

/** A module's database as a home has it, and pools of those who use it. */
export interface ModuleDatabase {
  readonly shipperUrl: string;
  /** A superuser's. */
  readonly admin: pg.Pool;
  readonly shipper: pg.Pool;
  readonly service: pg.Pool;
  /** The log, with the shipper's rights. */
  readonly store: PostgresEventStore;
  close(): Promise<void>;
}

export const createModuleDatabase = async (postgres: TemporaryPostgres): Promise<ModuleDatabase> => {
  const adminUrl = await postgres.createDatabase();
  await migrateDatabase(adminUrl, [PublishedThings1]);
  const shipperUrl = await asMember(adminUrl, 'shipper');
  const poolOf = (connectionString: string) => new pg.Pool({ connectionString, max: 3 });
  const [admin, shipper] = [poolOf(adminUrl), poolOf(shipperUrl)];
  const service = poolOf(await asMember(adminUrl, 'service'));
  const store = new PostgresEventStore({ connection: shipper, pollIntervalMs: 100 });
  const close = async (): Promise<void> => {
    await store.close();
    await Promise.all([admin, shipper, service].map((pool) => pool.end()));
  };
  return { shipperUrl, admin, shipper, service, store, close };
};
