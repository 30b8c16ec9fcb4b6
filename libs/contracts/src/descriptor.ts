import { z } from 'zod';
import { moduleKinds, moduleName, tenantSlug } from './ids/ids.js';
import { edge } from './policy.js';

export const modulePeer = z.object({
  module: moduleName,
  kind: z.enum(moduleKinds),
  /** Ed25519, base64 SPKI: checks the module's offers and receipts. */
  signKey: z.string(),
  /** X25519, base64 SPKI: wraps edge keys for the module. */
  boxKey: z.string(),
});
export type ModulePeer = z.infer<typeof modulePeer>;

/**
 * What a module must know at start, signed by the tenant's home Admin (DSSE, `DESCRIPTOR_TYPE`).
 * Keys found in messages are never trusted; only these are.
 */
export const deploymentDescriptor = z.object({
  v: z.literal(1),
  /** Counts up with each change; a module refuses an older one than it has seen. */
  serial: z.number().int().min(1),
  issuedAt: z.iso.datetime(),
  tenant: tenantSlug,
  tenantName: z.string(),
  module: moduleName,
  kind: z.enum(moduleKinds),
  /** Every module of the tenant, this one included. */
  modules: z.array(modulePeer),
  /** Edges along which data may flow. */
  routes: z.array(edge),
});
export type DeploymentDescriptor = z.infer<typeof deploymentDescriptor>;

export const DESCRIPTOR_TYPE = 'application/vnd.wordslab.descriptor+json';
