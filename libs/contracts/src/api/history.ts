import { z } from 'zod';
import { page, pageQuery } from './common.js';

/** One thing that happened, with who did it, when it happened and when Lifecycle knew. */
export const historyItem = z.object({
  position: z.string(),
  type: z.string(),
  /** The module in which it happened. */
  module: z.string(),
  actor: z.string(),
  happenedAt: z.iso.datetime(),
  knownAt: z.iso.datetime(),
  entity: z
    .object({ kind: z.string(), id: z.string(), name: z.string().nullable(), version: z.number().int().nullable() })
    .nullable(),
  release: z.string().nullable(),
  promotion: z.string().nullable(),
  /** In a sentence. */
  summary: z.string(),
});
export type HistoryItem = z.infer<typeof historyItem>;

export const historyQuery = pageQuery.extend({
  /** An entity's id, or one version of it as `<id>@<n>`. */
  entity: z.string().optional(),
  /** Id or alias; its promotions are part of its history. */
  release: z.string().optional(),
  promotion: z.string().optional(),
  module: z.string().optional(),
  actor: z.string().optional(),
  type: z.string().optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Newest first unless `asc`. */
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type HistoryQuery = z.infer<typeof historyQuery>;
export const historyPage = page(historyItem);
export type HistoryPage = z.infer<typeof historyPage>;
