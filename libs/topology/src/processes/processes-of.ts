import type { TenantModule } from '../plan/tenant-plan.js';
import { ValidationFailed } from '@wordslab/contracts';
import { environmentOf, frontEnvironmentOf } from './environment.js';
import { frontOf, frontPortKey, type EventStoreChoice } from './event-store.js';
import { hostOf, leafPortKey, processId } from './ids.js';
import type {
  BrokerDescriptor,
  FrontDescriptor,
  ModuleDescriptor,
  NodeProcessDescriptor,
} from './module-descriptor.js';
import type { IngressRoute, ProcessSpec } from './process-spec.js';
import type { Site } from './site.js';

const SERVICE_GRACE_MS = 10_000;
const FRONT_GRACE_MS = 5_000;
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

/** KurrentDB's protocol in front of the module's log: stopped after those that write through it. */
const frontProcess = (front: FrontDescriptor, module: TenantModule, site: Site): ProcessSpec => {
  const port = site.port(frontPortKey(module));
  const paths = site.paths(module);
  return {
    id: processId(module, 'eventstore'),
    tier: 'store',
    command: site.node,
    args: [`--max-old-space-size=${front.resources.memory.max}`, ...front.nodeFlags, site.entry(front.entry)],
    env: frontEnvironmentOf(module, site),
    cwd: paths.dir,
    logFile: `${paths.logs}/eventstore.log`,
    ports: [port],
    health: { type: 'grpc', port },
    stop: { signal: 'SIGTERM', graceMs: FRONT_GRACE_MS },
  };
};

/**
 * The front that runs before a module's log, if one does.
 * @throws ValidationFailed `descriptor.no_front`
 */
const frontFor = (
  choice: EventStoreChoice,
  module: TenantModule,
  { processes: { eventstore } }: ModuleDescriptor,
): FrontDescriptor | undefined => {
  if (frontOf(choice, module) === null) return undefined;
  if (eventstore) return eventstore;
  throw new ValidationFailed(
    'descriptor.no_front',
    `this installation has no front for the event store of a ${module.kind}`,
    'Install wordslab again, or leave the log in its database: --event-store postgres.',
  );
};

/** The processes of one module: its front, its broker, its service and its shipper, as far as it has them. */
export const processesOf = (module: TenantModule, descriptor: ModuleDescriptor, site: Site): ProcessSpec[] => {
  const { service, shipper, broker } = descriptor.processes;
  const front = frontFor(site.eventStore, module, descriptor);
  return [
    ...(front ? [frontProcess(front, module, site)] : []),
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
export const portKeysOf = (
  module: TenantModule,
  descriptor: ModuleDescriptor,
  eventStore: EventStoreChoice,
): string[] => {
  const { shipper, broker } = descriptor.processes;
  return [
    processId(module, 'service'),
    ...(frontOf(eventStore, module) === null ? [] : [frontPortKey(module)]),
    ...(shipper ? [processId(module, 'shipper')] : []),
    ...(broker ? [processId(module, 'nats')] : []),
    ...(broker?.role === 'hub' ? [leafPortKey(module)] : []),
  ];
};
