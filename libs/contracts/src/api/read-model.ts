import { z } from 'zod';

export const rebuildStatuses = ['waiting', 'running', 'stopping', 'done', 'stopped'] as const;
export const rebuildReasons = ['asked', 'version', 'log'] as const;

/** The last rebuild of a read model. */
export const readModelRebuild = z.object({
  status: z.enum(rebuildStatuses),
  /** By hand, because the service makes its rows another way now, or because the log is another one. */
  reason: z.enum(rebuildReasons),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Events that were applied. */
  events: z.number().int(),
  /** How many there will be, estimated from how much of the log was read; exact once it is done. */
  of: z.number().int().nullable(),
  /** Of the log that was read, 0 to 1. */
  share: z.number().min(0).max(1),
  eventsPerSecond: z.number().nullable(),
  /** Until the whole log is read; the switch comes after that. */
  remainingSeconds: z.number().nullable(),
  /** Why it stands still; it is tried again. */
  failure: z.string().nullable(),
});
export type ReadModelRebuild = z.infer<typeof readModelRebuild>;

export const readModelStates = ['following', 'failing', 'outdated', 'empty'] as const;

/** A read model: rows that a projection makes of the log. */
export const readModelView = z.object({
  name: z.string(),
  tables: z.array(z.string()),
  /** By which version of the projection its rows were made; null where they are of no or of another log. */
  version: z.number().int().nullable(),
  /** Of the projection in this service. */
  wantedVersion: z.number().int(),
  /**
   * `following` the log; `failing` at an event, behind which it stands still; `outdated` serves rows of another version
   * and does not follow until it is rebuilt; `empty` has not begun.
   */
  state: z.enum(readModelStates),
  /** Of the last event that its rows are made of. */
  position: z.string().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  /** Why it does not follow the log. */
  failure: z.string().nullable(),
  rebuild: readModelRebuild.nullable(),
});
export type ReadModelView = z.infer<typeof readModelView>;
export const readModelList = z.object({ items: z.array(readModelView) });
export type ReadModelList = z.infer<typeof readModelList>;
