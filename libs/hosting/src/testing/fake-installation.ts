import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModuleKind } from '@wordslab/contracts';
import type { ModuleDescriptor } from '@wordslab/topology';

const pgEntry = pathToFileURL(createRequire(import.meta.url).resolve('pg')).href;

/** Answers its health, its name at /, and whether its database lets it in at /database. */
const service = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import pg from ${JSON.stringify(pgEntry)};
const { WORDSLAB_DATABASE_URL, WORDSLAB_DATABASE_PASSWORD_FILE, WORDSLAB_MODULE, WORDSLAB_PORT } = process.env;
const password = readFileSync(WORDSLAB_DATABASE_PASSWORD_FILE, 'utf8');
const database = async () => {
  const url = new URL(WORDSLAB_DATABASE_URL);
  const client = new pg.Client({ host: url.hostname, port: Number(url.port), user: url.username, password, database: url.pathname.slice(1) });
  await client.connect();
  const { rows } = await client.query('SELECT version FROM migrated ORDER BY version');
  await client.end();
  return rows.map((row) => row.version);
};
createServer(async (request, response) => {
  if (request.url === '/health/ready') return response.end('ok');
  if (request.url === '/database') {
    try { return response.end(JSON.stringify(await database())); }
    catch (error) { response.statusCode = 500; return response.end(error.message); }
  }
  response.end(JSON.stringify({ module: WORDSLAB_MODULE, pid: process.pid, env: process.env }));
}).listen(Number(WORDSLAB_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
console.log('listening');
`;

const migrations = (version: number): string => `
import { readFileSync } from 'node:fs';
import pg from ${JSON.stringify(pgEntry)};
const url = new URL(process.env.WORDSLAB_DATABASE_URL);
const client = new pg.Client({ host: url.hostname, port: Number(url.port), user: url.username, database: decodeURIComponent(url.pathname.slice(1)),
  password: readFileSync(process.env.WORDSLAB_DATABASE_PASSWORD_FILE, 'utf8') });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS migrated (version int PRIMARY KEY)');
await client.query('INSERT INTO migrated VALUES (${version}) ON CONFLICT DO NOTHING');
await client.query('GRANT SELECT ON migrated TO wl_service');
await client.end();
`;

type Processes = ModuleDescriptor['processes'];
const resources = { memory: { min: 16, max: 64 }, cpu: { min: 0.1, max: 1 } };
const node = (name: string, group: 'service' | 'shipper', secrets: Processes['service']['secrets']) => ({
  image: name,
  entry: `services/${name}/dist/main.js`,
  nodeFlags: [],
  port: { name: 'http' as const, ingress: group === 'service' },
  probes: { live: '/health/live', ready: '/health/ready' },
  databaseGroup: group,
  secrets,
  resources,
});

const descriptor = (name: string, kinds: ModuleKind[], processes: Processes): ModuleDescriptor => ({
  v: 1,
  service: name,
  kinds,
  migrations: { entry: `services/${name}/dist/migrate.js`, sources: [`services/${name}/dist`] },
  processes,
});

const descriptors: ModuleDescriptor[] = [
  descriptor('admin', ['admin'], { service: node('admin', 'service', ['token', 'database', 'postgres-admin']) }),
  descriptor('lifecycle', ['lifecycle'], {
    service: node('lifecycle', 'service', ['token', 'database']),
    shipper: node('snapshot-shipper', 'shipper', ['database', 'edge-keys', 'broker-accounts']),
    broker: { image: 'nats', role: 'hub', resources },
  }),
  descriptor('stage', ['dev', 'train', 'preprod', 'prod', 'explore'], {
    service: node('stage', 'service', ['token', 'database', 'payload-key']),
    shipper: node('snapshot-shipper', 'shipper', ['database', 'edge-keys', 'broker']),
    broker: { image: 'nats', role: 'leaf', resources },
  }),
];

/** Puts migrations of a version into a fake installation, as a newer build would. */
export const buildMigrations = async (root: string, version: number): Promise<void> => {
  for (const name of ['admin', 'lifecycle', 'stage'])
    await writeFile(join(root, 'services', name, 'dist', 'migrate.js'), migrations(version));
};

/** A folder under which everybody can enter, so that Postgres' own account can too. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'wl-'));
  await chmod(folder, 0o755);
  return folder;
};

/** An installation whose services are a few lines each: what hosting needs of a service, and nothing else. */
export const fakeInstallation = async (root: string): Promise<void> => {
  for (const name of ['admin', 'lifecycle', 'stage', 'snapshot-shipper']) {
    const main = join(root, 'services', name, 'dist', 'main.js');
    await mkdir(dirname(main), { recursive: true });
    await writeFile(main, service);
  }
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
  await mkdir(join(root, 'deploy', 'modules'), { recursive: true });
  for (const d of descriptors) await writeFile(join(root, 'deploy', 'modules', `${d.service}.json`), JSON.stringify(d));
  await buildMigrations(root, 1);
};
