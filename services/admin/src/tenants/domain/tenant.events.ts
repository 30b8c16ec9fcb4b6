import { deploymentFailure, deploymentStep, modulePeer, tenantSlug } from '@wordslab/contracts';
import { modulePlan } from '@wordslab/topology';
import { z } from 'zod';

const event = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ type: z.literal(type), data: z.object(data) });

const attempt = z.number().int().min(1);

/** What can happen to a tenant; its stream is `tenant-<slug>`. */
export const tenantEvent = z.discriminatedUnion('type', [
  event('tenant.created', {
    slug: tenantSlug,
    name: z.string(),
    plan: z.object({ modules: z.array(modulePlan) }),
  }),
  /** Also the serial of the descriptors that are signed during this deployment. */
  event('tenant.deploymentStarted', { attempt }),
  event('tenant.deploymentStepped', { attempt, step: deploymentStep, of: z.number().int().min(1) }),
  event('tenant.deployed', { attempt, modules: z.array(modulePeer) }),
  event('tenant.deploymentFailed', { attempt, ...deploymentFailure.shape }),
]);
/** The data's schema of each, by type. */
export const tenantEvents: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  tenantEvent.options.map(({ shape }) => [shape.type.value, shape.data]),
);
export type TenantEvent = z.infer<typeof tenantEvent>;

export const tenantStream = (slug: string): string => `tenant-${slug}`;
