import { z } from 'zod';
import { moduleName, type StageKind } from '../ids/ids.js';
import { detectors, policyDocument, type Transform } from '../policy.js';
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
  businessModel: 'business-models',
  model: 'model-files',
  testSet: 'test-sets',
};

const keep = { use: 'keep' } as const;
/** Text that was anonymized once, looked through again. */
const redactAgain = { use: 'redact', detect: [...detectors], names: [] } satisfies Transform;

/** Projections for which Lifecycle brings a policy: where they are made, and what becomes of every field. */
export interface StandingProjection {
  readonly home: StageKind;
  readonly fields: Readonly<Record<string, Transform>>;
}

/**
 * Projections that hold only what staff wrote, what was learnt from anonymized rows, or rows that were anonymized on
 * their way here. The stages' views publish exactly these fields. A policy that a person sets takes their place.
 */
export const standingProjections: Readonly<Record<string, StandingProjection>> = {
  'algorithm-files': { home: 'dev', fields: { path: keep, content: keep } },
  pipelines: { home: 'dev', fields: { document: keep } },
  services: { home: 'dev', fields: { document: keep } },
  'business-models': { home: 'train', fields: { document: keep } },
  'model-files': { home: 'train', fields: { path: keep, part: keep, parts: keep, content: keep } },
  'test-sets': { home: 'train', fields: { item: keep, text: redactAgain, label: keep } },
  'marked-samples': {
    home: 'explore',
    fields: {
      item: keep,
      text: redactAgain,
      label: keep,
      answered: keep,
      verdict: keep,
      service: keep,
      release: keep,
      model: keep,
      day: keep,
      log: keep,
    },
  },
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
