import type { TenantModule } from '../plan/tenant-plan.js';
import { environmentOf } from './environment.js';
import { hostOf, leafPortKey, processId } from './ids.js';
import type { BrokerDescriptor, ModuleDescriptor, NodeProcessDescriptor } from './module-descriptor.js';
import type { IngressRoute, ProcessSpec } from './process-spec.js';
import type { Site } from './site.js';

const SERVICE_GRACE_MS = 10_000;
const BROKER_GRACE_MS = 5_000;

const nodeProcess = (
  part: 'service' | 'shipper',
  descriptor: NodeProcessDescriptor,
  module: TenantModule,
  site: Site,
): ProcessSpec => {
  const port = site.port(processId(module, part));
  const paths = site.paths(module);
  return {
    id: processId(module, part),
    tier: 'module',
    command: site.node,
    args: [...descriptor.nodeFlags, site.entry(descriptor.entry)],
    env: environmentOf(part, descriptor, module, site),
    cwd: paths.dir,
    logFile: `${paths.logs}/${part}.log`,
    ports: [port],
    health: { type: 'http', port, path: descriptor.probes.ready },
    stop: { signal: 'SIGTERM', graceMs: SERVICE_GRACE_MS },
  };
};

/** GOMEMLIMIT keeps the server's heap small at rest: the hub holds streams, a leaf only passes messages on. */
const brokerProcess = (broker: BrokerDescriptor, module: TenantModule, site: Site): ProcessSpec => {
  const port = site.port(processId(module, 'nats'));
  const paths = site.paths(module);
  return {
    id: processId(module, 'nats'),
    tier: 'broker',
    command: site.natsServer,
    args: ['-c', paths.natsConfig],
    env: { GOMEMLIMIT: `${broker.resources.memory.max}MiB` },
    cwd: paths.dir,
    logFile: `${paths.logs}/nats.log`,
    ports: broker.role === 'hub' ? [port, site.port(leafPortKey(module))] : [port],
    health: { type: 'nats', port },
    stop: { signal: 'SIGTERM', graceMs: BROKER_GRACE_MS },
  };
};

/** The processes of one module: its service, its shipper and its broker, as far as its kind has them. */
export const processesOf = (module: TenantModule, descriptor: ModuleDescriptor, site: Site): ProcessSpec[] => {
  const { service, shipper, broker } = descriptor.processes;
  return [
    ...(broker ? [brokerProcess(broker, module, site)] : []),
    nodeProcess('service', service, module, site),
    ...(shipper ? [nodeProcess('shipper', shipper, module, site)] : []),
  ];
};

/** The names under which people reach a module, from the processes that its descriptor puts behind the ingress. */
export const ingressOf = (module: TenantModule, descriptor: ModuleDescriptor, site: Site): IngressRoute[] =>
  descriptor.processes.service.port.ingress
    ? [
        {
          host: hostOf(module),
          port: site.port(processId(module, 'service')),
          process: processId(module, 'service'),
        },
      ]
    : [];

/** The keys of all ports that a module needs. */
export const portKeysOf = (module: TenantModule, descriptor: ModuleDescriptor): string[] => {
  const { shipper, broker } = descriptor.processes;
  return [
    processId(module, 'service'),
    ...(shipper ? [processId(module, 'shipper')] : []),
    ...(broker ? [processId(module, 'nats')] : []),
    ...(broker?.role === 'hub' ? [leafPortKey(module)] : []),
  ];
};
