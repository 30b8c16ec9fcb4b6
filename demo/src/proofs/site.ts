import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import {
  DESCRIPTOR_TYPE,
  type DeploymentDescriptor,
  deploymentDescriptor,
  dsseEnvelope,
  openEnvelope,
} from '@wordslab/contracts';
import { type EventStore, PostgresEventStore, type RecordedEvent } from '@wordslab/eventstore';
import { HomeLayout, type HomeModulePaths } from '@wordslab/hosting';
import { type ModuleKeys, moduleKeysFromJson } from '@wordslab/sync';
import { databaseOf } from '@wordslab/topology';
import pg from 'pg';
import { TENANT } from '../story/names.js';

const openKurrentDb = async (url: string): Promise<EventStore> => {
  const { KurrentDbEventStore } = await import('@wordslab/eventstore/kurrentdb');
  return new KurrentDbEventStore({ url });
};

/**
 * The home as whoever owns the computer sees it: its files, its keys, its databases as superuser. Proofs look here and
 * not at what services say of themselves.
 */
export class Site {
  readonly home: HomeLayout;

  constructor(dir: string) {
    this.home = new HomeLayout(dir);
  }

  paths(module: string): HomeModulePaths {
    return this.home.module({ tenant: TENANT, name: module });
  }

  keys(module: string): ModuleKeys {
    return moduleKeysFromJson(JSON.parse(readFileSync(`${this.paths(module).keys}/module.json`, 'utf8')));
  }

  /** The signed descriptor of a module, opened with Admin's key. */
  async descriptor(module: string): Promise<DeploymentDescriptor> {
    const envelope = dsseEnvelope.parse(JSON.parse(await readFile(this.paths(module).descriptor, 'utf8')));
    return openEnvelope(envelope, DESCRIPTOR_TYPE, deploymentDescriptor, [
      (await readFile(this.home.adminPublicKeyFile, 'utf8')).trim(),
    ]);
  }

  /** Where a module's log is, if not in its database: the URL of a KurrentDB. */
  logElsewhere(module: string): Promise<string | null> {
    return readFile(this.paths(module).secret('event-store-url'), 'utf8').catch(() => null);
  }

  /** A module's log, or the events of some types, in order; from wherever it is kept. */
  async *events(module: string, types?: readonly string[]): AsyncGenerator<RecordedEvent> {
    const elsewhere = await this.logElsewhere(module);
    const store =
      elsewhere === null
        ? new PostgresEventStore({ connection: { connectionString: await this.databaseUrl(module), max: 1 } })
        : await openKurrentDb(elsewhere);
    try {
      const filter = types && { typePrefixes: types };
      for await (const event of store.readAll({ filter })) if (!types || types.includes(event.type)) yield event;
    } finally {
      await store.close();
    }
  }

  private async databaseUrl(module: string): Promise<string> {
    const url = new URL((await readFile(this.home.postgresAdminUrlFile, 'utf8')).trim());
    url.pathname = `/${databaseOf({ tenant: TENANT, name: module })}`;
    return url.toString();
  }

  /** Runs work on a module's database, as superuser. */
  async withDatabase<T>(module: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: await this.databaseUrl(module) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}
