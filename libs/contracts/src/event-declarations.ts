import type { z } from 'zod';

/** Turns the data of one version of an event into those of the next. Pure; throws a ZodError when they do not fit. */
export type Upcaster = (data: unknown) => unknown;

/** What a service knows of an event type of its log. */
export interface EventDeclaration {
  /** An ending `*` stands for any (`feed.*`). */
  readonly type: string;
  /** Of the data in the present version. */
  readonly schema: z.ZodType;
  /** From version 1 to 2, from 2 to 3 and so on: the present version is one more than there are of them. */
  readonly upcasters: readonly Upcaster[];
}

type Schemas = Readonly<Record<string, z.ZodType>>;

/** Declares a slice's events: the schema of each in its present version, and what leads there from the ones before. */
export const declareEvents = <M extends Schemas>(
  schemas: M,
  upcasters: { readonly [T in keyof M]?: readonly Upcaster[] } = {},
): EventDeclaration[] =>
  Object.entries(schemas).map(([type, schema]) => ({ type, schema, upcasters: upcasters[type] ?? [] }));

/** @param before what the change reads of the older data; let it be loose, so that the rest passes through */
export const upcaster =
  <S extends z.ZodType>(before: S, change: (data: z.infer<S>) => unknown): Upcaster =>
  (data) =>
    change(before.parse(data));
