import { readFileSync } from 'node:fs';
import { databaseOf, type TenantModule } from '@wordslab/topology';
import pg from 'pg';
import type { RunningHome } from './running-home.js';

/** A connection to a module's database as superuser; whoever opens it ends it. */
export const connectTo = async (
  home: RunningHome,
  module: Pick<TenantModule, 'tenant' | 'name'>,
): Promise<pg.Client> => {
  const url = new URL(readFileSync(home.layout.postgresAdminUrlFile, 'utf8').trim());
  url.pathname = `/${databaseOf(module)}`;
  const client = new pg.Client({ connectionString: url.toString() });
  client.on('error', () => undefined); // a killed server: the query under way says so
  await client.connect();
  return client;
};

export const withDatabase = async <T>(
  home: RunningHome,
  module: Pick<TenantModule, 'tenant' | 'name'>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = await connectTo(home, module);
  return work(client).finally(() => client.end());
};
