import type { TenantModule } from '../plan/tenant-plan.js';
import type { EventStoreChoice } from './event-store.js';

/** Where a module's files are at this site; a driver decides, topology only asks. */
export interface ModulePaths {
  readonly dir: string;
  readonly blobs: string;
  readonly keys: string;
  readonly logs: string;
  /** Configuration of the module's nats-server. */
  readonly natsConfig: string;
  readonly descriptor: string;
  secret(name: ModuleSecret): string;
}

/** Secrets of one module, each a file of its own. */
export type ModuleSecret =
  | 'database-service'
  | 'database-shipper'
  | 'database-reader'
  | 'database-front'
  | 'database-auditor'
  | 'event-store-url'
  | 'payload-key'
  | 'nats-password'
  | 'nats-service-password'
  | 'nats-leaf-password'
  | 'nats-hub-password'
  | 'nats-system-password'
  | 'nats-accounts';

/** What a driver knows about the place where processes will run. */
export interface Site {
  readonly home: string;
  readonly node: string;
  readonly natsServer: string;
  readonly eventStore: EventStoreChoice;
  /** Turns a path of the installation into one that runs here. */
  entry(path: string): string;
  /** The port kept for a key; asked once per key and process. */
  port(key: string): number;
  paths(module: Pick<TenantModule, 'tenant' | 'name'>): ModulePaths;
  readonly tokenFile: string;
  readonly adminPublicKeyFile: string;
  readonly postgresAdminUrlFile: string;
}
