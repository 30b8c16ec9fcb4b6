import { z } from 'zod';
import { dsseEnvelope } from '../dsse.js';
import { entityVersion, moduleName } from '../ids/ids.js';
import { publishedField } from '../policy.js';
import { releasePart } from '../sync/entries.js';
import { pageQuery } from './common.js';

/** A read-only entity version from elsewhere, as `GET /copies` lists it. Its id is the entity version, `<id>@<n>`. */
export const copySummary = z.object({
  id: entityVersion,
  kind: z.string(),
  name: z.string(),
  version: z.number().int().min(1),
  /** Digest of the entity version, as its home states it. */
  digest: z.string(),
  home: moduleName,
  /** The module that shipped it; other than `home` where a copy is published again. */
  from: moduleName,
  projection: z.string(),
  snapshot: z.string(),
  policy: z.object({ id: z.string(), version: z.number().int(), hash: z.string() }),
  rows: z.number().int().min(0),
  activatedAt: z.iso.datetime(),
  /** Seconds since its activation here. */
  ageSeconds: z.number().min(0),
});
export type CopySummary = z.infer<typeof copySummary>;

export const copyDetail = copySummary.extend({
  /** State of the home that it shows. */
  source: z.object({ position: z.string(), head: z.number().int() }).nullable(),
  fields: z.array(publishedField),
  /** Keys that signed the offer (producer, then Lifecycle). */
  signatures: z.array(z.object({ keyid: z.string() })),
  receipt: dsseEnvelope.nullable(),
});
export type CopyDetail = z.infer<typeof copyDetail>;

export const copyQuery = pageQuery.extend({ kind: z.string().optional(), name: z.string().optional() });
export type CopyQuery = z.infer<typeof copyQuery>;

export const copyRow = z.object({ ordinal: z.number().int().min(0), row: z.record(z.string(), z.unknown()) });
export type CopyRow = z.infer<typeof copyRow>;

export const installationPart = releasePart.extend({
  /** `recorded` is a reference part: known by digest, without rows. */
  state: z.enum(['waiting', 'active', 'recorded', 'refused']),
});

/** A release that Lifecycle ordered here, `GET /installations`; its id is the promotion. */
export const installation = z.object({
  promotion: z.string(),
  release: z.string(),
  releaseDigest: z.string(),
  alias: z.string(),
  status: z.enum(['waiting', 'installed', 'refused', 'cancelled']),
  parts: z.array(installationPart),
  /** Why it was refused. */
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  orderedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type Installation = z.infer<typeof installation>;
