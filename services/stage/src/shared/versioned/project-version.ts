import type { RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager, EntityTarget } from 'typeorm';
import { z } from 'zod';
import type { VersionColumns, VersionedColumns } from './versioned-columns.js';

/** The data of `<kind>.versionAdded`, its content read by the slice's schema. */
export const versionAdded = <C extends z.ZodType>(content: C) =>
  z.object({ name: z.string(), version: z.number().int(), digest: z.string(), content });

/** The entity's id, from its stream `<category>-<id>`. */
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** Writes a `<kind>.versionAdded` into the two tables of its slice. */
export const projectVersion = async <C>(
  event: RecordedEvent,
  data: { name: string; version: number; digest: string; content: C },
  em: EntityManager,
  tables: { list: EntityTarget<VersionedColumns>; versions: EntityTarget<VersionColumns<C>> },
): Promise<void> => {
  const id = idOfStream(event.stream);
  const at = new Date(event.metadata.occurredAt);
  const { name, version, digest, content } = data;
  const list = em.getRepository(tables.list);
  if (version === 1) await list.insert({ id, name, version, digest, createdAt: at, updatedAt: at });
  else await list.update({ id }, { version, digest, updatedAt: at });
  const row = { id, version, name, digest, addedAt: at, addedBy: event.metadata.actor };
  // `save` takes any content; `insert` would want TypeORM's deep-partial view of a generic type.
  const versions = em.getRepository(tables.versions);
  await versions.save(
    Object.assign(versions.create(), row, { content, position: event.position, head: event.revision }),
  );
};
