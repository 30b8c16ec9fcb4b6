import { type DatabaseGroup, databaseRoles } from '../database/names.js';
import { hasQueue, QUEUE_USER, STAGE_USER } from '../nats/names.js';
import type { TenantModule } from '../plan/tenant-plan.js';
import { frontOf, frontPortKey, frontUrl } from './event-store.js';
import { POSTGRES, processId } from './ids.js';
import type { NodeProcessDescriptor, SecretName } from './module-descriptor.js';
import type { Site } from './site.js';

type Environment = Record<string, string>;

/** The variables that a process finds a secret by. */
const secretVariables = (secret: SecretName, module: TenantModule, group: DatabaseGroup, site: Site): Environment => {
  const paths = site.paths(module);
  switch (secret) {
    case 'token':
      return { WORDSLAB_TOKEN_FILE: site.tokenFile };
    case 'database':
      return { WORDSLAB_DATABASE_PASSWORD_FILE: paths.secret(`database-${group}`) };
    case 'payload-key':
      return { WORDSLAB_PAYLOAD_KEY_FILE: paths.secret('payload-key') };
    case 'edge-keys':
    case 'signing-key':
      return { WORDSLAB_KEYS_DIR: paths.keys };
    case 'broker':
      return { WORDSLAB_NATS_USER: STAGE_USER, WORDSLAB_NATS_PASSWORD_FILE: paths.secret('nats-password') };
    case 'broker-accounts':
      return { WORDSLAB_NATS_ACCOUNTS_FILE: paths.secret('nats-accounts') };
    case 'postgres-admin':
      return { WORDSLAB_HOME: site.home, WORDSLAB_POSTGRES_ADMIN_URL_FILE: site.postgresAdminUrlFile };
    default:
      return secret satisfies never;
  }
};

/** The address of a module's database for one of its roles; its password is in a file. */
export const databaseUrl = (module: TenantModule, group: DatabaseGroup, site: Site): string => {
  const roles = databaseRoles(module.tenant, module.name);
  return `postgres://${roles[group]}@127.0.0.1:${site.port(POSTGRES)}/${roles.database}`;
};

/** Where a module's processes find its log; nothing where that is their database. */
const logEnvironment = (module: TenantModule, site: Site): Environment => {
  switch (site.eventStore.kind) {
    case 'postgres':
      return {};
    case 'kurrentdb':
      return { WORDSLAB_EVENT_STORE_URL: frontUrl(site.port(frontPortKey(module))) };
    case 'url':
      // It may carry a password.
      return { WORDSLAB_EVENT_STORE_URL_FILE: site.paths(module).secret('event-store-url') };
    default:
      return site.eventStore satisfies never;
  }
};

/** The environment of the front before a module's log; read-only, it has a login that can do no more. */
export const frontEnvironmentOf = (module: TenantModule, site: Site): Environment => {
  const group = frontOf(site.eventStore, module) === 'write' ? 'front' : 'auditor';
  return {
    WORDSLAB_TENANT: module.tenant,
    WORDSLAB_MODULE: module.name,
    WORDSLAB_PORT: String(site.port(frontPortKey(module))),
    WORDSLAB_DATABASE_URL: databaseUrl(module, group, site),
    ...secretVariables('database', module, group, site),
  };
};

/** The environment of a module's service or shipper, as the page on anatomy lists it. */
export const environmentOf = (
  part: 'service' | 'shipper',
  descriptor: NodeProcessDescriptor,
  module: TenantModule,
  site: Site,
): Environment => {
  const paths = site.paths(module);
  const ofTenant =
    module.kind === 'admin'
      ? {}
      : { WORDSLAB_DESCRIPTOR_FILE: paths.descriptor, WORDSLAB_ADMIN_PUBLIC_KEY_FILE: site.adminPublicKeyFile };
  const hasQueueHere = part === 'service' && hasQueue(module);
  const broker =
    part === 'shipper' || hasQueueHere
      ? { WORDSLAB_NATS_URL: `nats://127.0.0.1:${site.port(processId(module, 'nats'))}` }
      : {};
  const queue = hasQueueHere
    ? { WORDSLAB_NATS_USER: QUEUE_USER, WORDSLAB_NATS_PASSWORD_FILE: paths.secret('nats-service-password') }
    : {};
  return {
    WORDSLAB_TENANT: module.tenant,
    WORDSLAB_MODULE: module.name,
    WORDSLAB_PORT: String(site.port(processId(module, part))),
    WORDSLAB_DATABASE_URL: databaseUrl(module, descriptor.databaseGroup, site),
    WORDSLAB_BLOBS_DIR: paths.blobs,
    ...logEnvironment(module, site),
    ...ofTenant,
    ...broker,
    ...queue,
    ...Object.assign({}, ...descriptor.secrets.map((s) => secretVariables(s, module, descriptor.databaseGroup, site))),
  };
};
