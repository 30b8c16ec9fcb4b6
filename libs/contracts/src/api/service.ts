import { z } from 'zod';
import { entityVersion } from '../ids/ids.js';
import { versionedSummary } from './algorithm.js';
import { entityName } from './common.js';

/** Tensor datatypes of the Open Inference Protocol v2 that a service speaks. */
export const tensorTypes = ['BYTES', 'FP32', 'INT64', 'BOOL'] as const;
export const tensor = z.strictObject({ name: z.string().min(1).max(40), datatype: z.enum(tensorTypes) });
export type Tensor = z.infer<typeof tensor>;

export const serviceApi = z.strictObject({
  protocol: z.literal('open-inference/2'),
  inputs: z.array(tensor).min(1),
  outputs: z.array(tensor).min(1),
});
export type ServiceApi = z.infer<typeof serviceApi>;

/**
 * `POST /services`: a packaged pipeline version with its API. `api` is made from the pipeline's inputs and outputs where
 * it is missing. The service's name is the model's name in the protocol. A name that exists gets its next version.
 */
export const serviceDocument = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, 'a service is named by lower-case letters, digits and hyphens: it stands in URLs'),
  pipeline: entityVersion,
  description: z.string().max(120).default(''),
  api: serviceApi.optional(),
});
export type ServiceDocument = z.infer<typeof serviceDocument>;

export const serviceVersion = z.object({
  version: z.number().int().min(1),
  name: entityName,
  pipeline: entityVersion,
  description: z.string(),
  api: serviceApi,
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type ServiceVersion = z.infer<typeof serviceVersion>;

export const serviceDetail = versionedSummary.extend({ versions: z.array(serviceVersion) });
export type ServiceDetail = z.infer<typeof serviceDetail>;
