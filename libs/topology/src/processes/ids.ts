import type { TenantModule } from '../plan/tenant-plan.js';

type Module = Pick<TenantModule, 'tenant' | 'name'>;

export const POSTGRES = '_/postgres';
export const INGRESS = '_/ingress';

/** The parts of a module that run as a process. */
export type Part = 'service' | 'shipper' | 'nats' | 'eventstore';

/** `<tenant>/<module>/<part>`: the id of a process, and the key of its port. */
export const processId = (module: Module, part: Part): string => `${module.tenant}/${module.name}/${part}`;

/** The key of the port on which a hub takes leaf connections. */
export const leafPortKey = (hub: Module): string => `${hub.tenant}/${hub.name}/leaf`;

/** The name under which people reach a module: `<module>.<tenant>.localhost`, and `admin.localhost` for Admin. */
export const hostOf = (module: Module): string =>
  module.tenant === '_' ? `${module.name}.localhost` : `${module.name}.${module.tenant}.localhost`;
