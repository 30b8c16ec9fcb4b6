import type { TenantModule } from '../plan/tenant-plan.js';
import { leafPermissions } from './leaf-permissions.js';
import {
  accountOf,
  hubUserOf,
  HUB_DOMAIN,
  leafUserOf,
  LOCAL_DOMAIN,
  QUEUE_ACCOUNT,
  QUEUE_USER,
  STAGE_ACCOUNT,
  STAGE_USER,
} from './names.js';
import { queuePermissions } from './queue-permissions.js';
import { type NatsValue, renderNatsConfig } from './render.js';

/** The secrets of one stage's link at its hub. */
export interface StageCredentials {
  readonly stage: TenantModule;
  readonly leafPassword: string;
  readonly hubPassword: string;
}

export interface HubConfig {
  readonly module: TenantModule;
  readonly listen: string;
  readonly leafListen: string;
  readonly storeDir: string;
  readonly systemPassword: string;
  readonly stages: readonly StageCredentials[];
}

export interface LeafConfig {
  readonly module: TenantModule;
  readonly listen: string;
  /** `host:port` of the hub's leaf listener. */
  readonly hub: string;
  readonly leafPassword: string;
  readonly shipperPassword: string;
  /** The queue of the module's service, where it has one. */
  readonly queue?: { readonly storeDir: string; readonly servicePassword: string };
}

/** Short pings notice a half-open leaf in about 5 s; the default takes 2 minutes. */
const common = (module: TenantModule, listen: string): Record<string, NatsValue> => ({
  server_name: `${module.tenant}-${module.name}`,
  listen,
  max_payload: { size: '1MB' },
  ping_interval: '2s',
  ping_max: 2,
});

const QUEUE_ROOM: NatsValue = { size: '16MB' };

const stageAccount = ({ stage, leafPassword, hubPassword }: StageCredentials): NatsValue => {
  const { publish, subscribe } = leafPermissions(stage.tenant, stage.name);
  return {
    jetstream: 'enabled',
    users: [
      { user: hubUserOf(stage), password: hubPassword },
      {
        user: leafUserOf(stage),
        password: leafPassword,
        allowed_connection_types: ['LEAFNODE'],
        permissions: { publish: { allow: publish.allow }, subscribe: { allow: subscribe.allow } },
      },
    ],
  };
};

/** The configuration of Lifecycle's server: one account for each stage, no exports, no imports. */
export const hubConfig = (config: HubConfig): string =>
  renderNatsConfig({
    ...common(config.module, config.listen),
    jetstream: {
      store_dir: config.storeDir,
      domain: HUB_DOMAIN,
      max_mem: { size: '64MB' },
      max_file: { size: '4GB' },
    },
    leafnodes: { listen: config.leafListen },
    system_account: 'SYS',
    accounts: {
      SYS: { users: [{ user: 'sys', password: config.systemPassword }] },
      ...Object.fromEntries(config.stages.map((s) => [accountOf(s.stage), stageAccount(s)])),
    },
  });

/** An account of its own with JetStream: it holds names of runs, so a little room is plenty. */
const queueAccount = (servicePassword: string): NatsValue => {
  const { publish, subscribe } = queuePermissions();
  return {
    jetstream: { max_mem: 0, max_file: QUEUE_ROOM, max_streams: 1, max_consumers: 1 },
    users: [
      {
        user: QUEUE_USER,
        password: servicePassword,
        permissions: { publish: { allow: publish.allow }, subscribe: { allow: subscribe.allow } },
      },
    ],
  };
};

/**
 * The configuration of a stage's server. The account that is bound to the hub has no JetStream: a local stream on a
 * shipped subject would answer in the hub's place, and the stage's own log is what remembers. A queue of the module's
 * service is in an account of its own, which no leaf connection is bound to.
 */
export const leafConfig = (config: LeafConfig): string =>
  renderNatsConfig({
    ...common(config.module, config.listen),
    ...(config.queue
      ? {
          jetstream: {
            store_dir: config.queue.storeDir,
            domain: LOCAL_DOMAIN,
            max_mem: { size: '1MB' },
            max_file: QUEUE_ROOM,
          },
        }
      : {}),
    accounts: {
      [STAGE_ACCOUNT]: { users: [{ user: STAGE_USER, password: config.shipperPassword }] },
      ...(config.queue ? { [QUEUE_ACCOUNT]: queueAccount(config.queue.servicePassword) } : {}),
    },
    leafnodes: {
      reconnect: 1,
      remotes: [
        {
          url: `nats://${leafUserOf(config.module)}:${encodeURIComponent(config.leafPassword)}@${config.hub}`,
          account: STAGE_ACCOUNT,
        },
      ],
    },
  });
