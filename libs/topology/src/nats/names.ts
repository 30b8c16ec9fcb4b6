import type { TenantModule } from '../plan/tenant-plan.js';

type Module = Pick<TenantModule, 'tenant' | 'name'>;

/** The JetStream domain of a tenant's hub. */
export const HUB_DOMAIN = 'hub';
/** The one account of a stage's own server. */
export const STAGE_ACCOUNT = 'STAGE';
/** The JetStream domain of a stage's own server, where it has a queue. */
export const LOCAL_DOMAIN = 'local';
/** The account of a stage's own queue; no leaf connection is bound to it, so nothing of it leaves the server. */
export const QUEUE_ACCOUNT = 'QUEUE';
/** The user of a stage's service at its own server, in the queue's account. */
export const QUEUE_USER = 'service';
/** The one queue that a service has at its own server. */
export const QUEUE = { stream: 'TRAINING_RUNS', subject: 'work.training-runs', durable: 'worker' } as const;

/** Whether a module keeps a queue at its own server: Train, for its training runs. */
export const hasQueue = (module: Pick<TenantModule, 'kind'>): boolean => module.kind === 'train';

/** The name of every durable consumer. */
export const DURABLE = 'shipper';

const token = (module: Module): string => module.name.toUpperCase().replaceAll('-', '_');

/** The hub's account of a stage, `<tenant>_<module>`; slugs hold no underscore, so no two modules share one. */
export const accountOf = (module: Module): string => `${module.tenant}_${module.name}`;

/** The subjects on which a stage and its hub talk; `*` stands for a chunk's digest. */
export const subjectsOf = (module: Module) => {
  const base = `wl.${module.tenant}.${module.name}`;
  return {
    feed: `${base}.feed`,
    chunks: `${base}.chunk.*`,
    down: `${base}.down`,
    downChunks: `${base}.downchunk.*`,
  } as const;
};

/** The hub's streams of a stage. */
export const streamsOf = (module: Module) =>
  ({
    from: `FROM_${token(module)}`,
    chunks: `CHUNKS_${token(module)}`,
    to: `TO_${token(module)}`,
    toChunks: `TO_${token(module)}_CHUNKS`,
  }) as const;

export const inboxPrefixOf = (module: Pick<TenantModule, 'name'>): string => `_INBOX_${module.name}`;

/** The user with which a stage's server dials its hub. */
export const leafUserOf = (module: Pick<TenantModule, 'name'>): string => `leaf-${module.name}`;
/** The user of Lifecycle's shipper in a stage's account. */
export const hubUserOf = (module: Pick<TenantModule, 'name'>): string => `lc-${module.name}`;
/** The user of a stage's shipper at its own server. */
export const STAGE_USER = 'shipper';
