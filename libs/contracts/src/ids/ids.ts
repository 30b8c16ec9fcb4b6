import { v5, v7 } from 'uuid';
import { z } from 'zod';
import { ValidationFailed } from '../errors/errors.js';

/** A tenant's slug: `[a-z][a-z0-9-]{1,30}`. Admin's own tenant is `_`. */
export const tenantSlug = z
  .string()
  .regex(
    /^([a-z][a-z0-9-]{1,30}|_)$/,
    'a tenant is named by 2 to 31 lower-case letters, digits and hyphens, starting with a letter',
  );

export const moduleKinds = ['admin', 'lifecycle', 'dev', 'train', 'preprod', 'prod', 'explore'] as const;
export type ModuleKind = (typeof moduleKinds)[number];

export const stageKinds = ['dev', 'train', 'preprod', 'prod', 'explore'] as const;
export type StageKind = (typeof stageKinds)[number];

/** A module of a tenant: `<kind>` or `<kind>-<variant>` (`dev`, `prod-eu`); a variant has at most 12 characters. */
export const moduleName = z
  .string()
  .regex(
    /^(admin|lifecycle|dev|train|preprod|prod|explore)(-[a-z0-9]{1,12})?$/,
    'a module is named <kind> or <kind>-<variant>',
  );

export const kindOfModule = (module: string): ModuleKind => {
  const kind = moduleKinds.find((k) => module === k || module.startsWith(`${k}-`));
  if (!kind) throw new ValidationFailed('module.unknown', `'${module}' is not a module's name`);
  return kind;
};

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ENTITY_ID = new RegExp(`^([a-z0-9-]+)_(${UUID})$`);
const ENTITY_VERSION = new RegExp(`^([a-z0-9-]+_${UUID})@([1-9][0-9]*)$`);

/** An entity's id, `<home module>_<uuidv7>`: the home is part of the id (law 1). */
export const entityId = z.string().regex(ENTITY_ID, 'an entity id looks like dev_0198c5d0-…');
/** A version of an entity, `<id>@<n>` with n counted from 1. */
export const entityVersion = z.string().regex(ENTITY_VERSION, 'an entity version looks like dev_0198c5d0-…@1');

export const newEntityId = (homeModule: string): string => `${homeModule}_${v7()}`;

/** The module in which the entity lives, read from its id. */
export const homeOf = (id: string): string => {
  const match = ENTITY_ID.exec(id) ?? ENTITY_ID.exec(id.split('@')[0] ?? '');
  if (!match?.[1])
    throw new ValidationFailed('entity.bad_id', `'${id}' is not an entity's id`, 'An id looks like dev_0198c5d0-….');
  return match[1];
};

export const versionOf = (id: string, version: number): string => `${id}@${version}`;

export const splitVersion = (ref: string): { id: string; version: number } => {
  const match = ENTITY_VERSION.exec(ref);
  if (!match?.[1] || !match[2])
    throw new ValidationFailed(
      'entity.bad_version',
      `'${ref}' is not an entity version`,
      'A version looks like dev_0198c5d0-…@1.',
    );
  return { id: match[1], version: Number(match[2]) };
};

const EVENT_NAMESPACE = '5f0f3b0e-6f6e-5c2b-9c64-3c0a5d1d7a11';

/** The id of the `index`-th event of a command: the same command always gives the same ids, so a retry writes once. */
export const eventIdOf = (commandId: string, index: number): string => v5(`${commandId}:${index}`, EVENT_NAMESPACE);

/** A fresh id for a command, message or order; sorts by time. */
export const newId = (): string => v7();
