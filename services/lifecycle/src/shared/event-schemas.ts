import type { z } from 'zod';

type Schemas = Readonly<Record<string, z.ZodType>>;

/** The union of the events that a set of schemas describes, by type. */
export type EventsOf<M extends Schemas> = {
  [T in keyof M & string]: { readonly type: T; readonly data: z.infer<M[T]> };
}[keyof M & string];

/** The event as one of those described, or null where its type is none of them. Fails when the data does not fit its type. */
export const readEvent = <M extends Schemas>(
  schemas: M,
  event: { readonly type: string; readonly data: unknown },
): EventsOf<M> | null => {
  if (!Object.hasOwn(schemas, event.type)) return null;
  const data = schemas[event.type]?.parse(event.data);
  // The compiler cannot relate a type looked up at run time to the schema looked up by it.
  return { type: event.type, data } as EventsOf<M>;
};

/** Event types of a set of schemas: what a projection or reactor handles. */
export const typesOf = (schemas: Schemas): string[] => Object.keys(schemas);
