import { deployedService, releasePart } from '@wordslab/contracts';
import { z } from 'zod';

const release = { promotion: z.string(), release: z.string(), releaseDigest: z.string() };

/** Events of stream `deployment-<promotion>`. */
export const deploymentEvents = {
  /** A release with services is installed: it is to be served. */
  'deployment.requested': z.object({ ...release, alias: z.string(), parts: z.array(releasePart) }),
  /** Every model server of it answered its first question. */
  'deployment.ready': z.object({ ...release, services: z.array(deployedService), models: z.number().int() }),
  /** It cannot be served; what served before goes on. */
  'deployment.failed': z.object({
    promotion: z.string(),
    release: z.string(),
    code: z.string(),
    detail: z.string().max(120),
  }),
  /** From here on its services answer, all at once. */
  'deployment.switched': z.object({ promotion: z.string(), release: z.string() }),
  /** Another deployment took its place and its last request is answered. */
  'deployment.retired': z.object({ promotion: z.string(), release: z.string() }),
} as const;
export type DeploymentEventType = keyof typeof deploymentEvents;
export type DeploymentEvent = {
  [T in DeploymentEventType]: { readonly type: T; readonly data: z.infer<(typeof deploymentEvents)[T]> };
}[DeploymentEventType];
export type DeploymentRequested = z.infer<(typeof deploymentEvents)['deployment.requested']>;
