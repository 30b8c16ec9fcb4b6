import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import {
  DESCRIPTOR_TYPE,
  type DeploymentDescriptor,
  deploymentDescriptor,
  dsseEnvelope,
  openEnvelope,
} from '@wordslab/contracts';
import { HomeLayout, type HomeModulePaths } from '@wordslab/hosting';
import { type ModuleKeys, moduleKeysFromJson } from '@wordslab/sync';
import { databaseOf } from '@wordslab/topology';
import pg from 'pg';
import { TENANT } from '../story/names.js';

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

  /** Runs work on a module's database, as superuser. */
  async withDatabase<T>(module: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const url = new URL((await readFile(this.home.postgresAdminUrlFile, 'utf8')).trim());
    url.pathname = `/${databaseOf({ tenant: TENANT, name: module })}`;
    const client = new pg.Client({ connectionString: url.toString() });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}
