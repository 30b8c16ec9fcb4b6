import { z } from 'zod';
import { digestOf } from './canonical.js';
import { moduleName } from './ids/ids.js';

/** Detectors that may redact free text. */
export const detectors = ['email', 'phone', 'iban'] as const;

/** What happens to one field on its way out of its home. Deterministic per (tenant, edge, key epoch). */
export const transform = z.discriminatedUnion('use', [
  /** The field does not leave. The default of every proposal. */
  z.object({ use: z.literal('drop') }),
  /** Leaves as it is; refused for a field that its home marks personal. */
  z.object({ use: z.literal('keep') }),
  z.object({ use: z.literal('null') }),
  z.object({ use: z.literal('constant'), value: z.union([z.string().max(120), z.number(), z.boolean()]) }),
  /** Keeps a few characters at the ends, replaces letters and digits between by `with`. */
  z.object({
    use: z.literal('mask'),
    keepFirst: z.number().int().min(0).max(4).default(0),
    keepLast: z.number().int().min(0).max(4).default(0),
    with: z.string().length(1).default('*'),
  }),
  /** A keyed, deterministic stand-in; equal values of one domain stay equal on one edge, and unrelated on another. */
  z.object({ use: z.literal('pseudonym'), domain: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) }),
  /** Free text: what the detectors find, and the values of the row's own `names` columns, become placeholders. */
  z.object({
    use: z.literal('redact'),
    detect: z.array(z.enum(detectors)).min(1),
    names: z.array(z.string()).default([]),
  }),
]);
export type Transform = z.infer<typeof transform>;

export const edge = z.object({ from: moduleName, to: moduleName });
export type Edge = z.infer<typeof edge>;

/** The part of a policy that a person writes: the fields of one projection on one edge, each with its transform. */
export const policyDocument = z.object({
  v: z.literal(1),
  /** Slug; one policy per (projection, edge, entity). */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,80}$/),
  edge,
  projection: z.string(),
  /** The entity whose rows this covers, or `*` where the projection's fields are the same for all. */
  entity: z.string(),
  fields: z.record(z.string(), transform),
});
export type PolicyDocument = z.infer<typeof policyDocument>;

/** A policy as approved: the document, its version from 1, and the hash that manifests name. */
export const policyVersion = z.object({ document: policyDocument, version: z.number().int().min(1), hash: z.string() });
export type PolicyVersion = z.infer<typeof policyVersion>;

export const hashOfPolicy = (document: PolicyDocument): string => digestOf(document);

/** What a field of a published projection holds; `personal` and `text` can never be kept. */
export const fieldClasses = ['id', 'label', 'text', 'number', 'date', 'flag', 'code', 'document', 'personal'] as const;
export const publishedField = z.object({
  name: z.string(),
  class: z.enum(fieldClasses),
  nullable: z.boolean().default(true),
});
export type PublishedField = z.infer<typeof publishedField>;
