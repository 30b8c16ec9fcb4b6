import { moduleKinds, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import { databaseGroups } from '../database/names.js';

const range = z.object({ min: z.number().positive(), max: z.number().positive() }).refine((r) => r.min <= r.max, {
  error: 'min is larger than max',
});

/** What a process may take: memory in MiB, processor in cores. The smallest figure is what it needs at rest. */
const resources = z.object({ memory: range, cpu: range });

/** The secrets that a process is given, each as a file. */
export const secretNames = [
  'token',
  'database',
  'payload-key',
  'edge-keys',
  'signing-key',
  'broker',
  'broker-accounts',
  'postgres-admin',
] as const;
export type SecretName = (typeof secretNames)[number];

const nodeProcess = z.object({
  image: z.string(),
  /** The program, relative to the installation. */
  entry: z.string(),
  nodeFlags: z.array(z.string()).default([]),
  port: z.object({ name: z.enum(['http', 'health']), ingress: z.boolean().default(false) }),
  probes: z.object({ live: z.string(), ready: z.string() }),
  databaseGroup: z.enum(databaseGroups),
  secrets: z.array(z.enum(secretNames)),
  resources,
});
export type NodeProcessDescriptor = z.infer<typeof nodeProcess>;

/** KurrentDB's protocol in front of a module's log; run only where a home is told to. */
const front = z.object({
  image: z.string(),
  entry: z.string(),
  /** Program that asks event stores whether they answer and what they hold. */
  probe: z.string(),
  nodeFlags: z.array(z.string()).default([]),
  resources,
});
export type FrontDescriptor = z.infer<typeof front>;

const broker = z.object({ image: z.string(), role: z.enum(['hub', 'leaf']), resources });
export type BrokerDescriptor = z.infer<typeof broker>;

/**
 * What a kind of module consists of, for every driver: the process driver reads entries and flags, a cluster's driver
 * images, probes and resources. Data only; which module has which address or password is no part of it.
 */
export const moduleDescriptor = z.object({
  v: z.literal(1),
  /** The service's name; its template database and its image carry it. */
  service: z.string().regex(/^[a-z][a-z-]*$/),
  kinds: z.array(z.enum(moduleKinds)).min(1),
  /** Program that brings the database to this build's schema, and the folders whose digest tells when that changed. */
  migrations: z.object({ entry: z.string(), sources: z.array(z.string()).min(1) }),
  processes: z.object({
    service: nodeProcess,
    shipper: nodeProcess.optional(),
    broker: broker.optional(),
    eventstore: front.optional(),
  }),
});
export type ModuleDescriptor = z.infer<typeof moduleDescriptor>;

/** @throws ValidationFailed `descriptor.invalid` */
export const parseModuleDescriptor = (value: unknown, source: string): ModuleDescriptor => {
  const parsed = moduleDescriptor.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ValidationFailed(
    'descriptor.invalid',
    `the module descriptor ${source} does not fit: ${z.prettifyError(parsed.error)}`,
    'It is part of the installation: install wordslab again, or correct the file.',
  );
};

/** @throws ValidationFailed `descriptor.missing` or `descriptor.ambiguous` */
export const descriptorFor = (
  descriptors: readonly ModuleDescriptor[],
  kind: ModuleDescriptor['kinds'][number],
): ModuleDescriptor => {
  const [first, second] = descriptors.filter((d) => d.kinds.includes(kind));
  if (!first) throw new ValidationFailed('descriptor.missing', `no module descriptor says what a ${kind} consists of`);
  if (second)
    throw new ValidationFailed('descriptor.ambiguous', `two module descriptors say what a ${kind} consists of`);
  return first;
};
