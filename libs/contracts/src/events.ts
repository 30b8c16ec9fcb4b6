import { z } from 'zod';

/** What every event carries beside its data. `actor` is an opaque user or service id; names live in Admin. */
export const eventMetadata = z.object({
  /** Version of the event type's schema, from 1. */
  v: z.number().int().min(1),
  tenant: z.string(),
  module: z.string(),
  actor: z.string(),
  /** When it happened, ISO 8601 with milliseconds, UTC. The store's `recordedAt` may be coarser. */
  occurredAt: z.iso.datetime(),
  correlationId: z.string(),
  causationId: z.string().optional(),
});
export type EventMetadata = z.infer<typeof eventMetadata> & Readonly<Record<string, unknown>>;

/** A domain event before it is stored. `type` is `<entity>.<pastTense>` in camelCase. */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}
