import { z } from 'zod';
import { dsseSignature } from '../dsse.js';

/**
 * Classes that a field of a feed entry's data may have. Nothing else may cross a link:
 * `label` is typed by staff (at most 120 characters, never from Prod); `document` is a structure written by staff or
 * made by the platform (a policy, a release, a signed envelope) that has a schema of its own.
 */
export const feedFieldClasses = ['id', 'count', 'digest', 'enum', 'time', 'label', 'document'] as const;
export type FeedFieldClass = (typeof feedFieldClasses)[number];

const classes = new WeakMap<z.ZodType, FeedFieldClass>();
const classed = <S extends z.ZodType>(schema: S, fieldClass: FeedFieldClass): S => {
  classes.set(schema, fieldClass);
  return schema;
};

/** Field makers for `defineFeedEntry`; each declares its class. */
export const field = {
  id: () => classed(z.string().max(200), 'id'),
  count: () => classed(z.number().int().min(0), 'count'),
  digest: () => classed(z.string().max(100), 'digest'),
  enum: <const V extends readonly [string, ...string[]]>(values: V) => classed(z.enum(values), 'enum'),
  /** A machine-made word such as an error code. */
  code: () => classed(z.string().regex(/^[a-zA-Z0-9._:/-]{0,120}$/), 'enum'),
  time: () => classed(z.iso.datetime(), 'time'),
  label: () => classed(z.string().max(120), 'label'),
  document: <S extends z.ZodType>(schema: S) => classed(schema, 'document'),
  list: <S extends z.ZodType>(item: S) => classed(z.array(item), classes.get(item) ?? missingClass('a list')),
};

const missingClass = (name: string): never => {
  throw new Error(`field '${name}' of a feed entry declares no class`);
};

export interface FeedEntryType<D = unknown> {
  readonly type: string;
  readonly v: number;
  readonly data: z.ZodType<D>;
  readonly classes: Readonly<Record<string, FeedFieldClass>>;
  /** The sender's shipper signs entries of this type with the module's key, and the receiver takes none unsigned. */
  readonly signed: boolean;
}

const registry = new Map<string, FeedEntryType>();

/** Declares a feed entry type; every field of its data names its class through `field`. Optional fields: `field.x().optional()` is not classed, so wrap with `optional`. */
export const defineFeedEntry = <S extends z.ZodRawShape>(
  type: string,
  v: number,
  shape: S,
  options: { signed?: boolean } = {},
): FeedEntryType<z.infer<z.ZodObject<S>>> => {
  const fieldClassesOf: Record<string, FeedFieldClass> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    fieldClassesOf[name] = (inner instanceof z.ZodType ? classes.get(inner) : undefined) ?? missingClass(name);
  }
  const signed = options.signed ?? false;
  const entryType = { type, v, data: z.strictObject(shape), classes: fieldClassesOf, signed };
  registry.set(`${type}@${v}`, entryType);
  return entryType;
};

/** The declared type, or undefined: an unknown entry is received, and applying it is parked. */
export const feedEntryType = (type: string, v: number): FeedEntryType | undefined => registry.get(`${type}@${v}`);
/** Whether entries of this type must be signed; of a version that is not known here, what the known ones say counts. */
export const mustBeSigned = (type: string): boolean =>
  [...registry.values()].some((known) => known.type === type && known.signed);
export const feedEntryTypes = (): readonly FeedEntryType[] => [...registry.values()];

/** The entity that an entry speaks of, as the board shows it. */
export const feedEntity = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string().max(120).optional(),
  version: z.number().int().min(0),
  digest: z.string().optional(),
  status: z.string().optional(),
});
export type FeedEntity = z.infer<typeof feedEntity>;

/** One public fact, order, want or receipt on a link. `seq` is dense from 1 within an epoch. */
export const feedEntry = z.object({
  id: z.uuid(),
  seq: z.number().int().min(1),
  type: z.string(),
  v: z.number().int().min(1),
  occurredAt: z.iso.datetime(),
  actor: z.string(),
  entity: feedEntity.optional(),
  data: z.record(z.string(), z.unknown()),
  /** By the sending module's key, on entries of types that are declared `signed` (`signEntry`). */
  signature: dsseSignature.optional(),
});
export type FeedEntry = z.infer<typeof feedEntry>;

/** An entry before the outbox numbers it. */
export type NewFeedEntry = Omit<FeedEntry, 'seq'>;
