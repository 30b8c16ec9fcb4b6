import { z } from 'zod';

/** What a release serves under a name, as `deployment.ready` says it. */
export const deployedService = z.object({
  service: z.string(),
  /** Digest of the model's entity version, as the release pins it. */
  model: z.string(),
  /** `<id>@<n>` */
  modelVersion: z.string(),
});
export type DeployedService = z.infer<typeof deployedService>;

/** A process that answers for a model, as it is now. */
export const modelServerState = z.object({
  algorithm: z.string(),
  model: z.string(),
  /** From 0. */
  replica: z.number().int().min(0),
  /** `waiting`: it ended, and is started again after a pause. */
  state: z.enum(['starting', 'answering', 'waiting', 'closed']),
  pid: z.number().int().nullable(),
  upSeconds: z.number().min(0),
  restarts: z.number().int().min(0),
  /** Resident memory; null where this system cannot say. */
  memoryBytes: z.number().int().min(0).nullable(),
  lastError: z.string().nullable(),
});
export type ModelServerState = z.infer<typeof modelServerState>;

/** A release put to work here, `GET /deployments`; its id is the promotion. */
export const deployment = z.object({
  promotion: z.string(),
  release: z.string(),
  releaseDigest: z.string(),
  /** The release's two words. */
  alias: z.string(),
  /** `requested`: its models are being started; `serving`: it answers; `retired`: another release took its place. */
  status: z.enum(['requested', 'serving', 'failed', 'retired']),
  services: z.array(deployedService),
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
  requestedAt: z.iso.datetime(),
  switchedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Its model servers, while it has some. */
  servers: z.array(modelServerState),
});
export type Deployment = z.infer<typeof deployment>;
