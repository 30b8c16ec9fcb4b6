import { z } from 'zod';
import { entityVersion } from '../ids/ids.js';
import { detectors } from '../policy.js';
import { port, portTypes, versionedSummary } from './algorithm.js';
import { entityName } from './common.js';

const stepName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]{0,39}$/, 'a step is named by letters, digits and _, starting with a lower-case letter');
/** Where a value comes from: `input.<name>` of the pipeline, or `<step>.<output>`. */
const portRef = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]*\.[a-z][a-zA-Z0-9_]*$/, 'a source looks like input.text or step.output');

/** Built-in steps. `redact` is the redactor of the policies: text in, text out. */
export const builtinSteps = ['redact'] as const;
export type BuiltinStep = (typeof builtinSteps)[number];

export const pipelineStep = z.strictObject({
  name: stepName,
  run: z.union([
    z.strictObject({ builtin: z.literal('redact'), detect: z.array(z.enum(detectors)).min(1) }),
    z.strictObject({ algorithm: entityVersion }),
  ]),
  /** Input of the step → its source. */
  inputs: z.record(z.string(), portRef),
});
export type PipelineStep = z.infer<typeof pipelineStep>;

/** `POST /pipelines`: a graph without circles whose ports fit. A name that exists gets its next version. */
export const pipelineDocument = z.strictObject({
  name: entityName,
  inputs: z.array(port).min(1).max(50),
  steps: z.array(pipelineStep).min(1).max(100),
  /** Output of the pipeline → its source. */
  outputs: z.record(stepName, portRef).refine((o) => Object.keys(o).length > 0, 'a pipeline has an output'),
});
export type PipelineDocument = z.infer<typeof pipelineDocument>;

export const pipelineVersion = z.object({
  version: z.number().int().min(1),
  document: pipelineDocument,
  /** The outputs with their types, as the steps give them. */
  outputs: z.array(z.object({ name: z.string(), type: z.enum(portTypes) })),
  /** The steps in an order in which they can run. */
  order: z.array(z.string()),
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type PipelineVersion = z.infer<typeof pipelineVersion>;

export const pipelineDetail = versionedSummary.extend({ versions: z.array(pipelineVersion) });
export type PipelineDetail = z.infer<typeof pipelineDetail>;
