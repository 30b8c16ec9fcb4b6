import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ModulePaths, ModuleSecret, TenantModule } from '@wordslab/topology';

/** The paths of one home, given as an absolute path; nothing else in wordslab knows where a file of a home is. */
export class HomeLayout {
  constructor(readonly dir: string) {}

  /** Marks the folder as a wordslab home; `down --purge` deletes no folder without it. */
  readonly markerFile = this.file('home.json');
  readonly lockFile = this.file('host.lock');
  readonly socketFile = this.file('host.sock');
  readonly desiredStateFile = this.file('desired-state.json');
  readonly childrenFile = this.file('children.json');
  readonly journalFile = this.file('journal.ndjson');
  /** Where the modules keep their logs; a secret, since URLs may hold passwords. */
  readonly eventStoreFile = this.file('secrets', 'event-store.json');
  readonly portsFile = this.file('ports.json');
  readonly supervisorLog = this.file('logs', 'supervisor.log');
  readonly logs = this.file('logs');
  readonly bin = this.file('bin');
  readonly postgres = this.file('postgres');
  readonly postgresData = this.file('postgres', 'data');
  readonly postgresLog = this.file('logs', 'postgres.log');
  readonly secrets = this.file('secrets');
  readonly modules = this.file('modules');
  readonly tokenFile = this.file('secrets', 'token');
  readonly postgresPasswordFile = this.file('secrets', 'postgres-password');
  readonly postgresAdminUrlFile = this.file('secrets', 'postgres-admin-url');
  readonly migratorPasswordFile = this.file('secrets', 'migrator-password');
  /** Admin's Ed25519 public key, base64 SPKI; not a secret, but it must not be swapped. */
  readonly adminPublicKeyFile = this.file('secrets', 'admin-public-key');

  private file(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  tenantDir(tenant: string): string {
    return join(this.modules, tenant);
  }

  planFile(tenant: string): string {
    return join(this.tenantDir(tenant), 'plan.json');
  }

  module(module: Pick<TenantModule, 'tenant' | 'name'>): HomeModulePaths {
    return new HomeModulePaths(join(this.tenantDir(module.tenant), module.name));
  }
}

/** The folder `modules/<tenant>/<module>` of a home. */
export class HomeModulePaths implements ModulePaths {
  constructor(readonly dir: string) {}

  get nats(): string {
    return join(this.dir, 'nats');
  }
  get natsStore(): string {
    return join(this.nats, 'store');
  }
  get natsConfig(): string {
    return join(this.nats, 'nats.conf');
  }
  get blobs(): string {
    return join(this.dir, 'blobs');
  }
  get keys(): string {
    return join(this.dir, 'keys');
  }
  get logs(): string {
    return join(this.dir, 'logs');
  }
  get work(): string {
    return join(this.dir, 'work');
  }
  get descriptor(): string {
    return join(this.dir, 'descriptor.json');
  }
  secret(name: ModuleSecret): string {
    return join(this.keys, name);
  }
}

/** wordslab's folder for what all homes of a user share: downloaded programs and the list of homes. */
export const cacheDir = (env: NodeJS.ProcessEnv = process.env): string =>
  env['WORDSLAB_CACHE'] ??
  (process.platform === 'win32'
    ? join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'wordslab', 'cache')
    : join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wordslab'));
