import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unavailable } from '@wordslab/contracts';
import { MIGRATOR, type ModuleDescriptor, templateOf } from '@wordslab/topology';
import type { Installation } from '../installation.js';
import type { PostgresServer } from './databases.js';

export interface Template {
  readonly service: string;
  readonly name: string;
  readonly digest: string;
}

export interface MigrationContext {
  readonly installation: Installation;
  readonly server: PostgresServer;
  readonly port: number;
  readonly migratorPasswordFile: string;
}

const programsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((f) => f.isFile() && /\.(js|sql)$/.test(f.name))
    .map((f) => join(f.parentPath, f.name))
    .sort();

/** The SHA-256 of everything that can change what a service's migrations do. */
export const migrationsDigest = async (
  installation: Installation,
  { migrations }: ModuleDescriptor,
): Promise<string> => {
  const hash = createHash('sha256');
  for (const source of migrations.sources) {
    const folder = installation.path(source);
    for (const file of await programsIn(folder)) hash.update(file.slice(folder.length)).update(await readFile(file));
  }
  return hash.digest('hex');
};

/**
 * Brings one database to this build's schema, as the migrator.
 * @throws Unavailable `database.migration_failed`
 */
export const migrate = (context: MigrationContext, descriptor: ModuleDescriptor, database: string): Promise<void> =>
  new Promise((done, fail) => {
    const { installation, port, migratorPasswordFile } = context;
    const child = spawn(installation.node, [installation.path(descriptor.migrations.entry)], {
      env: {
        PATH: process.env['PATH'],
        WORDSLAB_DATABASE_URL: `postgres://${MIGRATOR}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
        WORDSLAB_DATABASE_PASSWORD_FILE: migratorPasswordFile,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
    const failed = (why: string) =>
      fail(
        new Unavailable(
          'database.migration_failed',
          `the schema of ${database} could not be brought up to date: ${why}`,
          'Nothing that runs was changed. Correct the cause and run `wordslab up` again.',
          { output: Buffer.concat(output).toString('utf8').trim().slice(-2_000) },
        ),
      );
    child.once('error', (error) => failed(error.message));
    child.once('close', (code) => {
      const last = Buffer.concat(output).toString('utf8').trim().split('\n').slice(-3).join(' | ');
      if (code === 0) done();
      else failed(last || `${descriptor.migrations.entry} ended with code ${code}`);
    });
  });

/** A service's template for this build: made and migrated once, renamed when it is whole; older ones are dropped. */
export const ensureTemplate = async (context: MigrationContext, descriptor: ModuleDescriptor): Promise<Template> => {
  const digest = await migrationsDigest(context.installation, descriptor);
  const name = templateOf(descriptor.service, digest);
  const { server } = context;
  if (!(await server.has(name))) {
    const draft = `${templateOf(descriptor.service, 'draft')}`;
    await server.drop(draft);
    await server.create(draft);
    await migrate(context, descriptor, draft);
    await server.rename(draft, name);
    for (const old of await server.like(`${templateOf(descriptor.service, '')}%`))
      if (old !== name) await server.drop(old);
  }
  return { service: descriptor.service, name, digest };
};

/** Migrates a module's database in place when this build's migrations are not the ones that it has had. */
export const migrateInPlace = async (
  context: MigrationContext,
  descriptor: ModuleDescriptor,
  database: string,
  digest: string,
): Promise<'migrated' | 'current'> => {
  if ((await context.server.migrationsOf(database)) === digest) return 'current';
  await migrate(context, descriptor, database);
  await context.server.noteMigrations(database, digest);
  return 'migrated';
};
