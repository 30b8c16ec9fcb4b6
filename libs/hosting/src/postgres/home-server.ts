import { POSTGRES } from '@wordslab/topology';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import { keptPorts } from '../home/homes.js';
import type { HomeLayout } from '../home/layout.js';
import { keptSecret } from '../home/secrets.js';
import { PostgresServer } from './databases.js';
import { adminUrl } from './process.js';

/** Runs work on the home's own database server, as its superuser, whose address it keeps. */
export const withHomeServer = async <T>(
  home: HomeLayout,
  work: (server: PostgresServer, port: number) => Promise<T>,
): Promise<T> => {
  const port = (await keptPorts(home.dir))[POSTGRES] ?? 0;
  const url = adminUrl(port, await keptSecret(home.postgresPasswordFile));
  if ((await readIfThere(home.postgresAdminUrlFile)) !== url) await writeFileAtomic(home.postgresAdminUrlFile, url);
  const server = await PostgresServer.connect(url);
  return work(server, port).finally(() => server.close());
};
