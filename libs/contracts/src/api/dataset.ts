import { z } from 'zod';
import { splitChoice, splitSharesText } from '../data/splits.js';
import { entityId, moduleName } from '../ids/ids.js';
import { detectors, fieldClasses, policyDocument, transform } from '../policy.js';
import { entityName, pageQuery } from './common.js';

/** What the values of a column are, confirmed over the whole file: an `integer` column has no other value. */
export const columnTypes = ['string', 'integer', 'number', 'boolean', 'date', 'json'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What a column is for. `subject` names the person a row is about: it is treated as personal. */
export const columnRoles = ['id', 'label', 'text', 'number', 'date', 'flag', 'code', 'personal', 'subject'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const datasetColumn = z.object({
  name: z.string(),
  type: z.enum(columnTypes),
  role: z.enum(columnRoles),
  /** What a policy goes by; `personal` and `text` can never be kept. */
  class: z.enum(fieldClasses),
  /** Kind of personal data (`name`, `email`, `phone`, …) where known. */
  personal: z.string().optional(),
  nullable: z.boolean(),
  /** 0 to 1; 1 where the request named the role. */
  confidence: z.number().min(0).max(1),
});
export type DatasetColumn = z.infer<typeof datasetColumn>;

export const importFormats = ['csv', 'jsonl'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Why a row was set aside. */
export const quarantineReasons = [
  'too_many_columns',
  'too_few_columns',
  'invalid_utf8',
  'unparsable_json',
  'not_an_object',
  'unclosed_quote',
  'bad_quote',
  'cell_too_large',
  'row_too_large',
  'nul_character',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export const qualityReport = z.object({
  rows: z.number().int().min(0),
  quarantined: z.number().int().min(0),
  /** Rows set aside, by reason. */
  reasons: z.partialRecord(z.enum(quarantineReasons), z.number().int()),
  /** Empty values per column. */
  empty: z.record(z.string(), z.number().int().min(0)),
});
export type QualityReport = z.infer<typeof qualityReport>;

export const datasetVersion = z.object({
  version: z.number().int().min(1),
  rows: z.number().int().min(0),
  quarantined: z.number().int().min(0),
  /** Length of the imported file. */
  bytes: z.number().int().min(0),
  /** Rows are sealed under a key of this version, because a column is personal or the dataset is marked so. */
  personal: z.boolean(),
  format: z.enum(importFormats),
  delimiter: z.string().optional(),
  /** The file's name as the importer gave it, without folders. */
  fileName: z.string().optional(),
  columns: z.array(datasetColumn),
  quality: qualityReport,
  digest: z.string(),
  importedAt: z.iso.datetime(),
  importedBy: z.string(),
  /** The Idempotency-Key under which it was imported. */
  importId: z.string(),
});
export type DatasetVersion = z.infer<typeof datasetVersion>;

export const datasetSummary = z.object({
  id: entityId,
  name: entityName,
  /** Marked personal by a person: rows are sealed whatever the columns look like. */
  personal: z.boolean(),
  /** The latest version; 0 before the first import. */
  version: z.number().int().min(0),
  rows: z.number().int().min(0),
  digest: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type DatasetSummary = z.infer<typeof datasetSummary>;

/** `GET /datasets/:id`: the summary and the latest version. */
export const datasetDetail = datasetSummary.extend({ latest: datasetVersion.nullable() });
export type DatasetDetail = z.infer<typeof datasetDetail>;

/** `POST /datasets`. Importing under a new name creates the dataset too. */
export const createDataset = z.strictObject({ name: entityName, personal: z.boolean().default(false) });
export type CreateDataset = z.infer<typeof createDataset>;

const rolesText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'roles is JSON: {"column":"role"}' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string().regex(/^[a-z]+(:[a-z-]+)?$/, 'a role looks like text or personal:email')));

const yesNo = z.enum(['yes', 'no']);

/**
 * Query of `POST /datasets/:id/imports` and, with `name`, of `POST /datasets/imports` (which creates the dataset where
 * the name is new). The body is the file, `application/octet-stream`, streamed.
 */
export const importQuery = z.object({
  /** Taken from the file's name or content where it is missing. */
  format: z.enum(importFormats).optional(),
  /** One of comma, semicolon, tab; detected where it is missing. */
  delimiter: z.enum(['comma', 'semicolon', 'tab']).optional(),
  /** JSON object: column → role; `personal:email` also says which kind. Other columns are inferred. */
  roles: rolesText.optional(),
  fileName: z.string().max(200).optional(),
  /** `yes` marks the dataset personal from this version on. */
  personal: yesNo.optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;
export const namedImportQuery = importQuery.extend({ name: entityName });
export type NamedImportQuery = z.infer<typeof namedImportQuery>;

/** The answer to an import. */
export const importResult = z.object({ id: entityId, name: entityName, version: datasetVersion });
export type ImportResult = z.infer<typeof importResult>;

/** Query of `POST /datasets/preview`. The body is the beginning of a file, whole rows of it, or all of it. */
export const importPreviewQuery = importQuery.omit({ personal: true });
export type ImportPreviewQuery = z.infer<typeof importPreviewQuery>;

/** What an import would make of the file; types, emptiness and counts are those of the first rows alone. */
export const importPreview = z.object({
  format: z.enum(importFormats),
  delimiter: z.string().optional(),
  columns: z.array(datasetColumn),
  quality: qualityReport,
});
export type ImportPreview = z.infer<typeof importPreview>;

/** `GET /datasets/imports/:importId`, the Idempotency-Key being the import's id. `DELETE` cancels it. */
export const importProgress = z.object({
  importId: z.string(),
  dataset: entityId,
  name: z.string(),
  status: z.enum(['running', 'published', 'failed', 'cancelled']),
  rows: z.number().int().min(0),
  quarantined: z.number().int().min(0),
  bytes: z.number().int().min(0),
  rowsPerSecond: z.number().min(0),
  seconds: z.number().min(0),
  /** Code and text of the error of a failed import. */
  error: z.object({ code: z.string(), detail: z.string() }).optional(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** Query of `GET /datasets/:id/versions/:n/rows`: one split of the rows, by shares in percent (`80,20,0`), or all. */
export const datasetRowQuery = pageQuery.extend({
  split: splitChoice.default('all'),
  shares: splitSharesText.optional(),
});
export type DatasetRowQuery = z.infer<typeof datasetRowQuery>;

/** `GET /datasets/:id/versions/:n/rows`: `id` is the value of the id column, or a keyed hash of the row's content. */
export const datasetRow = z.object({
  ordinal: z.number().int().min(0),
  id: z.string(),
  row: z.record(z.string(), z.unknown()),
});
export type DatasetRow = z.infer<typeof datasetRow>;

/** `GET /datasets/:id/versions/:n/quarantine`. */
export const quarantinedRow = z.object({
  /** Line of the file where the row starts, from 1. */
  line: z.number().int().min(1),
  reason: z.enum(quarantineReasons),
  detail: z.string(),
  /** The row as it stood, shortened to 2,000 characters. */
  text: z.string(),
});
export type QuarantinedRow = z.infer<typeof quarantinedRow>;
export const quarantineQuery = pageQuery;

/** `POST /datasets/:id/policy-proposal`: everything not named here is dropped. */
export const proposePolicy = z.strictObject({
  /** The module that shall receive the rows. */
  to: moduleName,
  /** Dataset version whose columns count; default the latest. */
  version: z.number().int().min(1).optional(),
  keep: z.array(z.string()).default([]),
  redact: z.array(z.string()).default([]),
  pseudonym: z.array(z.string()).default([]),
  mask: z.array(z.string()).default([]),
  null: z.array(z.string()).default([]),
  /** What redaction looks for in text. */
  detect: z.array(z.enum(detectors)).min(1).optional(),
});
export type ProposePolicy = z.infer<typeof proposePolicy>;

export const policyProposal = z.object({
  document: policyDocument,
  fields: z.array(
    z.object({
      name: z.string(),
      class: z.enum(fieldClasses),
      personal: z.string().optional(),
      transform,
      /** Why this transform, and what else could be asked for. */
      reason: z.string(),
    }),
  ),
});
export type PolicyProposal = z.infer<typeof policyProposal>;
