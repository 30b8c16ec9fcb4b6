import { z } from 'zod';

/** Query of every list: `after` is the `next` of the page before, `limit` at most 200. */
export const pageQuery = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; `next` is null on the last one. */
export const page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A name typed by staff: unique per kind in a module, at most 120 characters, no control characters. */
export const entityName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]+$/u, 'a name has no control characters');

/** A version number in a path or query. */
export const versionNumber = z.coerce.number().int().min(1);

/** Query of the lists of named entities: `name` finds the one with exactly this name. */
export const namedPageQuery = pageQuery.extend({ name: entityName.optional() });
export type NamedPageQuery = z.infer<typeof namedPageQuery>;
