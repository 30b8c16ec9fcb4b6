import {
  type EventDeclaration,
  type EventMetadata,
  eventMetadata,
  Unavailable,
  ValidationFailed,
} from '@wordslab/contracts/core';
import { z } from 'zod';

/** What is needed of an event to read it. */
export interface StoredEvent {
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** The same with its place in the log. */
interface LocatedEvent extends StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/** Why an event cannot be read. `paths` say where its data do not fit, and never what stands there. */
export type Unreadable =
  | { readonly reason: 'undeclared' }
  | { readonly reason: 'newer-version'; readonly known: number }
  | { readonly reason: 'does-not-fit'; readonly paths: readonly string[] };

export const presentVersionOf = (declaration: EventDeclaration): number => declaration.upcasters.length + 1;

/** So many places are named. */
const PATHS = 5;

/** Where data do not fit, and how, without a word of what stands there. */
const pathsOf = ({ issues }: z.ZodError, within: string): string[] => {
  const paths = issues.map(({ path, code }) => `${[within, ...path].map(String).join('.')} (${code})`);
  return paths.length > PATHS ? [...paths.slice(0, PATHS), `${paths.length - PATHS} more`] : paths;
};

/** The event types of a service in their present versions, and the way there from older ones. */
export class EventTypes {
  readonly declarations: readonly EventDeclaration[];
  private readonly byType = new Map<string, EventDeclaration>();
  private readonly byPrefix: readonly EventDeclaration[];

  constructor(declarations: readonly EventDeclaration[]) {
    this.declarations = declarations;
    this.byPrefix = declarations.filter(({ type }) => type.endsWith('*'));
    for (const declaration of declarations) {
      if (this.byType.has(declaration.type)) throw new Error(`event type ${declaration.type} is declared twice`);
      this.byType.set(declaration.type, declaration);
    }
  }

  /** The version in which events of this type are written; undefined for a type that is not declared. */
  versionOf(type: string): number | undefined {
    const declaration = this.find(type);
    return declaration && presentVersionOf(declaration);
  }

  /**
   * An event's data in the present version; undefined where they are in it already, which costs a look-up alone, and
   * for types that are not declared here.
   * @throws Unavailable `event.newer_version`, `event.unreadable`
   */
  upcast(event: LocatedEvent): { data: unknown; v: number } | undefined {
    const { v } = event.metadata;
    const declaration = this.find(event.type);
    const present = declaration && presentVersionOf(declaration);
    if (!present || v === present) return undefined;
    if (v > present) throw newerVersion(event, present);
    try {
      return { data: castFrom(v, event.data, declaration), v: present };
    } catch (error) {
      throw unreadable(event, error);
    }
  }

  /** Why an event cannot be read, its data held against the schema; null when it can. */
  whyUnreadable({ type, data, metadata }: StoredEvent): Unreadable | null {
    const declaration = this.find(type);
    if (!declaration) return { reason: 'undeclared' };
    const envelope = eventMetadata.safeParse(metadata);
    if (!envelope.success) return { reason: 'does-not-fit', paths: pathsOf(envelope.error, 'metadata') };
    const known = presentVersionOf(declaration);
    if (metadata.v > known) return { reason: 'newer-version', known };
    try {
      declaration.schema.parse(castFrom(metadata.v, data, declaration));
      return null;
    } catch (error) {
      const paths = error instanceof z.ZodError ? pathsOf(error, 'data') : ['data (its upcaster fails)'];
      return { reason: 'does-not-fit', paths };
    }
  }

  /**
   * What is not declared, not in the present version or does not fit its schema is not to be written.
   * @throws ValidationFailed `event.not_writable`
   */
  assertWritable(event: StoredEvent): void {
    const present = this.versionOf(event.type);
    if (present !== undefined && event.metadata.v !== present)
      throw notWritable(event, `it is in version ${event.metadata.v}, and is written in version ${present}`);
    const why = this.whyUnreadable(event);
    if (why) throw notWritable(event, inWords(why));
  }

  private find(type: string): EventDeclaration | undefined {
    return this.byType.get(type) ?? this.byPrefix.find((d) => type.startsWith(d.type.slice(0, -1)));
  }
}

const castFrom = (v: number, data: unknown, { upcasters }: EventDeclaration): unknown =>
  upcasters.slice(Math.max(v, 1) - 1).reduce<unknown>((older, upcast) => upcast(older), data);

/** An {@link Unreadable} in words. */
export const inWords = (why: Unreadable): string => {
  switch (why.reason) {
    case 'undeclared':
      return 'its type is not declared';
    case 'newer-version':
      return `its version is newer than ${why.known}, the latest that is known here`;
    case 'does-not-fit':
      return `it does not fit at ${why.paths.join(', ')}`;
    default:
      return why satisfies never;
  }
};

const placeOf = ({ type, metadata, stream, revision, position }: LocatedEvent): string =>
  `${type} in version ${metadata.v}, revision ${revision} of ${stream}, position ${position},`;

const newerVersion = (event: LocatedEvent, known: number) =>
  new Unavailable(
    'event.newer_version',
    `${placeOf(event)} is newer than version ${known}, the latest that is known here`,
    'Start the module with the version of wordslab that wrote it, or a later one.',
  );

const unreadable = (event: LocatedEvent, cause: unknown) =>
  new Unavailable(
    'event.unreadable',
    `${placeOf(event)} cannot be read${cause instanceof z.ZodError ? `: ${pathsOf(cause, 'data').join(', ')}` : ''}`,
    'Look at the whole log with `wordslab eventstore verify`.',
    undefined,
    { cause },
  );

const notWritable = (event: StoredEvent, why: string) =>
  new ValidationFailed(
    'event.not_writable',
    `an event ${event.type} was not recorded: ${why}`,
    'This is a defect of wordslab: report it with the log of the module.',
  );
