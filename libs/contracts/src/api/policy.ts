import { z } from 'zod';
import { moduleName } from '../ids/ids.js';
import { policyDocument } from '../policy.js';
import { page, pageQuery } from './common.js';

/**
 * The published projection in which an entity's content travels. What stage and Lifecycle agree on: the stage declares
 * the view, Lifecycle orders it for the parts of a release.
 */
export const projectionOfKind: Readonly<Record<string, string>> = {
  dataset: 'dataset-rows',
  algorithm: 'algorithm-files',
  pipeline: 'pipelines',
  service: 'services',
};

/**
 * Fields of the projections that hold only what staff wrote. Lifecycle's standing policies keep each of them, so the
 * stage's views publish exactly these.
 */
export const standingFields: Readonly<Record<string, readonly string[]>> = {
  'algorithm-files': ['path', 'content'],
  pipelines: ['document'],
  services: ['document'],
};

/** `PUT /policies/:id`: the document becomes the next version, unless it says what the present one says. */
export const setPolicyBody = z.strictObject({ document: policyDocument, reason: z.string().max(500).optional() });
export type SetPolicyBody = z.infer<typeof setPolicyBody>;

export const policyRevision = z.object({
  version: z.number().int().min(1),
  hash: z.string(),
  document: policyDocument,
  approvedBy: z.string(),
  approvedAt: z.iso.datetime(),
  reason: z.string().nullable(),
});
export type PolicyRevision = z.infer<typeof policyRevision>;

/** A policy as it stands: its present version. `standing` marks those that wordslab brings for what staff wrote. */
export const policyView = policyRevision.extend({
  id: z.string(),
  projection: z.string(),
  entity: z.string(),
  from: moduleName,
  to: moduleName,
  standing: z.boolean(),
});
export type PolicyView = z.infer<typeof policyView>;

export const policyHistory = policyView.extend({ versions: z.array(policyRevision) });
export type PolicyHistory = z.infer<typeof policyHistory>;

export const setPolicyAnswer = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  hash: z.string(),
  /** False when the document says what the present version says, so that no version was made. */
  changed: z.boolean(),
});
export type SetPolicyAnswer = z.infer<typeof setPolicyAnswer>;

export const policyQuery = pageQuery.extend({
  projection: z.string().optional(),
  entity: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export type PolicyQuery = z.infer<typeof policyQuery>;
export const policyPage = page(policyView);
export type PolicyPage = z.infer<typeof policyPage>;
