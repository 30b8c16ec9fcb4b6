import { z } from 'zod';
import { moduleKinds, moduleName } from '../ids/ids.js';
import { pageQuery } from './common.js';
import { releaseStatuses, whyNot } from './release.js';
import { stageHold } from './stage.js';

/** `unknown`: nothing was heard for longer than a link may be silent, so what the board shows may be out of date. */
export const freshness = z.enum(['fresh', 'unknown']);
export type Freshness = z.infer<typeof freshness>;

export const boardModule = z.object({
  module: moduleName,
  kind: z.enum(moduleKinds),
  freshness,
  /** Seconds since the module was last heard; null if it never was. */
  lagSeconds: z.number().min(0).nullable(),
  lastHeardAt: z.iso.datetime().nullable(),
  /** Entries that it has and that Lifecycle has not received. */
  behind: z.number().int().min(0),
  /** The release that was last installed there; one that was recalled since should not be. */
  release: z
    .object({
      id: z.string(),
      alias: z.string(),
      name: z.string(),
      status: z.enum(releaseStatuses),
      since: z.iso.datetime(),
    })
    .nullable(),
  /** Refuses promotions to it as long as it stands. */
  hold: stageHold.nullable(),
});
export type BoardModule = z.infer<typeof boardModule>;

export const boardCell = z.object({
  module: moduleName,
  /** `home`: it lives here; `copy`: it arrived as a snapshot. */
  as: z.enum(['home', 'copy']),
  version: z.number().int(),
  digest: z.string().nullable(),
  status: z.string().nullable(),
  /** The snapshot that brought it, for a copy. */
  snapshot: z.string().nullable(),
  /** When it was so, by the module's own clock. */
  asOf: z.iso.datetime(),
  /** Home holds a newer version than this copy. */
  behind: z.boolean(),
  freshness,
});
export type BoardCell = z.infer<typeof boardCell>;

export const boardRow = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  home: moduleName,
  cells: z.array(boardCell),
});
export type BoardRow = z.infer<typeof boardRow>;

export const boardRelease = z.object({
  id: z.string(),
  alias: z.string(),
  name: z.string(),
  status: z.string(),
  stages: z.array(
    z.object({
      module: moduleName,
      /** `current` is installed there now, `past` was; `moving`: a promotion is under way; else what may be done. */
      state: z.enum(['current', 'past', 'moving', 'may', 'may-not']),
      promotion: z.string().nullable(),
      reasons: z.array(whyNot),
    }),
  ),
});
export type BoardRelease = z.infer<typeof boardRelease>;

/** `GET /board`: every entity × module; the newest releases × the stages of their path. */
export const boardView = z.object({
  asOf: z.iso.datetime(),
  modules: z.array(boardModule),
  items: z.array(boardRow),
  next: z.string().nullable(),
  releases: z.array(boardRelease),
});
export type BoardView = z.infer<typeof boardView>;

export const boardQuery = pageQuery.extend({ kind: z.string().optional(), name: z.string().optional() });
export type BoardQuery = z.infer<typeof boardQuery>;
