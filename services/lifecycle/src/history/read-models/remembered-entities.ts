import type { EntityManager } from 'typeorm';
import type { HistoryFact } from './history-facts.js';

/** What a row of the history says of its entity. */
interface Told {
  entityKind: string | null;
  entityId: string | null;
  entityName: string | null;
  entityVersion: number | null;
}

/** The last row of each $1. */
const lastBy = (column: 'entity_id' | 'snapshot'): string =>
  `SELECT asked AS key, entity_kind AS "entityKind", entity_id AS "entityId", entity_name AS "entityName",
     entity_version AS "entityVersion"
   FROM unnest($1::text[]) AS asked,
     LATERAL (SELECT * FROM history WHERE ${column} = asked ORDER BY position DESC LIMIT 1) AS last`;

/** What was told last of an entity, and of a snapshot: the words for a fact that names it by its id or snapshot only. */
export class RememberedEntities {
  private constructor(
    private readonly byEntity: Map<string, Told>,
    private readonly bySnapshot: Map<string, Told>,
  ) {}

  /** What the table holds of those that the facts name. */
  static async before(facts: readonly HistoryFact[], em: EntityManager): Promise<RememberedEntities> {
    const unnamed = facts.filter((fact) => !fact.entity?.name);
    const look = async (column: 'entity_id' | 'snapshot', keys: readonly string[]): Promise<Map<string, Told>> => {
      if (keys.length === 0) return new Map();
      const rows: (Told & { key: string })[] = await em.query(lastBy(column), [[...new Set(keys)]]);
      return new Map(rows.map(({ key, ...told }) => [key, told]));
    };
    return new RememberedEntities(
      await look(
        'entity_id',
        unnamed.flatMap(({ entity }) => entity?.id ?? []),
      ),
      await look(
        'snapshot',
        unnamed.flatMap(({ entity, snapshot }) => (entity ? [] : (snapshot ?? []))),
      ),
    );
  }

  /** A row that comes after all that are known. */
  add(row: Told & { snapshot: string | null }): void {
    if (row.entityId) this.byEntity.set(row.entityId, row);
    if (row.snapshot) this.bySnapshot.set(row.snapshot, row);
  }

  entityOf({ entity, snapshot }: HistoryFact): HistoryFact['entity'] {
    const before = entity ? this.byEntity.get(entity.id) : snapshot ? this.bySnapshot.get(snapshot) : undefined;
    if (!before?.entityKind || !before.entityId) return entity;
    return {
      kind: before.entityKind,
      id: before.entityId,
      name: before.entityName,
      version: entity ? entity.version : before.entityVersion,
    };
  }
}
