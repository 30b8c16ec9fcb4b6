import { z } from 'zod';
import { tensor, tensorTypes } from './service.js';

/*
 * The Open Inference Protocol, version 2, over HTTP: https://github.com/kserve/open-inference-protocol,
 * specification/protocol/inference_rest.md. What of it is offered: docs/reference/open-inference.md.
 */

/** Values that the protocol allows for a parameter. */
const parameter = z.union([z.string(), z.number(), z.boolean()]);
const parameters = z.record(z.string().max(60), z.unknown());

/** Personal values that the texts may hold: one, several for every row, or a list for each row. */
export const namesParameter = z.union([
  z.string().max(10_000),
  z.array(z.string().max(200)).max(50),
  z.array(z.array(z.string().max(200)).max(50)).max(1_000),
]);

export const inferInput = z.object({
  name: z.string().max(60),
  shape: z.array(z.number().int().min(0)).min(1).max(4),
  datatype: z.enum(tensorTypes),
  parameters: parameters.optional(),
  data: z.array(z.unknown()),
});

export const inferRequest = z.object({
  id: z.string().max(200).optional(),
  parameters: parameters.optional(),
  inputs: z.array(inferInput).min(1).max(50),
  outputs: z
    .array(z.object({ name: z.string().max(60), parameters: parameters.optional() }))
    .max(50)
    .optional(),
});
export type InferRequest = z.infer<typeof inferRequest>;

export const inferResponse = z.object({
  model_name: z.string(),
  model_version: z.string(),
  id: z.string().optional(),
  /** `prediction_ids`: the ids of the logged predictions, one for each row, separated by commas. */
  parameters: z.record(z.string(), parameter),
  outputs: z.array(
    z.object({
      name: z.string(),
      shape: z.array(z.number().int()),
      datatype: z.enum(tensorTypes),
      data: z.array(z.unknown()),
    }),
  ),
});
export type InferResponse = z.infer<typeof inferResponse>;

export const serverMetadata = z.object({ name: z.string(), version: z.string(), extensions: z.array(z.string()) });
/** The protocol's text names the member of the readiness answer `live`, its OpenAPI file `ready`: both are given. */
export const serverHealth = z.object({ live: z.boolean(), ready: z.boolean() });
export const modelReady = z.object({ name: z.string(), ready: z.boolean() });
export const modelMetadata = z.object({
  name: z.string(),
  versions: z.array(z.string()),
  platform: z.string(),
  inputs: z.array(tensor.extend({ shape: z.array(z.number().int()) })),
  outputs: z.array(tensor.extend({ shape: z.array(z.number().int()) })),
});
