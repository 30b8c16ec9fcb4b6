import { z } from 'zod';
import { versionedSummary } from './algorithm.js';
import { entityName } from './common.js';

const distinct = (items: readonly { name: string }[]): boolean =>
  new Set(items.map((i) => i.name)).size === items.length;

/** A label as people and models give it: at most 120 characters, as {@link labelledRow} holds it. */
export const businessLabel = z.strictObject({
  name: entityName,
  description: z.string().max(2_000).optional(),
  /** Key with which a person gives this label. */
  hotkey: z.string().min(1).max(12).optional(),
});
export type BusinessLabel = z.infer<typeof businessLabel>;

export const entityType = z.strictObject({ name: entityName, description: z.string().max(2_000).optional() });

/** `POST /business-models`: what the words of a task mean. A name that exists gets its next version. */
export const businessModelDocument = z.strictObject({
  name: entityName,
  labels: z.array(businessLabel).min(1).max(1000).refine(distinct, 'two labels have the same name'),
  entityTypes: z.array(entityType).max(1000).refine(distinct, 'two entity types have the same name').default([]),
  /** Markdown for who annotates. */
  guidelines: z.string().max(100_000).default(''),
});
export type BusinessModelDocument = z.infer<typeof businessModelDocument>;

export const businessModelVersion = z.object({
  version: z.number().int().min(1),
  document: businessModelDocument,
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type BusinessModelVersion = z.infer<typeof businessModelVersion>;

export const businessModelDetail = versionedSummary.extend({ versions: z.array(businessModelVersion) });
export type BusinessModelDetail = z.infer<typeof businessModelDetail>;
