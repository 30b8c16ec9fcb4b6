import type { EntityManager } from 'typeorm';

/**
 * The tables of a read model once more, in schema `read_models_next`. They have the same columns, indexes and rules;
 * generated keys go on from the same sequence, so that no key stands for two things.
 */
export const makeShadow = async (em: EntityManager, tables: readonly string[]): Promise<void> => {
  await dropShadow(em, tables);
  for (const table of tables) {
    await em.query(
      `CREATE TABLE read_models_next.${quoted(table)} (LIKE read_models.${quoted(table)} INCLUDING ALL EXCLUDING IDENTITY)`,
    );
    for (const { name, isIdentity } of await columnsOf(em, 'read_models', table))
      if (isIdentity)
        await em.query(
          `ALTER TABLE read_models_next.${quoted(table)} ALTER COLUMN ${quoted(name)}
           SET DEFAULT nextval(${literal(await sequenceOf(em, table, name))}::regclass)`,
        );
  }
};

export const dropShadow = async (em: EntityManager, tables: readonly string[]): Promise<void> => {
  for (const table of tables) await em.query(`DROP TABLE IF EXISTS read_models_next.${quoted(table)}`);
};

/** What stands in `read_models_next`. */
export const shadowTables = async (em: EntityManager): Promise<string[]> => {
  const rows: { name: string }[] = await em.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'read_models_next'`,
  );
  return rows.map(({ name }) => name);
};

/** Whether the shadow is there and has the columns that the live tables have now: a migration may have changed those. */
export const isShadowWhole = async (em: EntityManager, tables: readonly string[]): Promise<boolean> => {
  for (const table of tables) {
    const [live, next] = [await columnsOf(em, 'read_models', table), await columnsOf(em, 'read_models_next', table)];
    if (shapeOf(live) !== shapeOf(next)) return false;
  }
  return true;
};

/**
 * From here to the end of the transaction, a table named without a schema is the shadow's; a live one is not found. The
 * disk is not waited for: what a crash takes back are the last rows and the place that they reach to, together.
 */
export const writeToShadow = async (em: EntityManager): Promise<void> => {
  await em.query('SET LOCAL search_path = read_models_next; SET LOCAL synchronous_commit = off');
};

/**
 * Puts the shadow's rows in the place of the live ones. The tables stay the same ones, so views, rights and prepared
 * statements hold, and nobody waits: readers see the old rows until the transaction commits, the new ones after. Only
 * rows that differ are written; `*=` compares them byte for byte, whatever their types.
 */
export const switchToShadow = async (em: EntityManager, tables: readonly string[]): Promise<void> => {
  for (const table of tables) {
    const [live, next] = [`read_models.${quoted(table)}`, `read_models_next.${quoted(table)}`];
    const columns = (await columnsOf(em, 'read_models', table))
      .filter((c) => !c.isGenerated)
      .map((c) => quoted(c.name));
    const key = await primaryKeyOf(em, table);
    const sameKey = key.map((name) => `n.${quoted(name)} = l.${quoted(name)}`).join(' AND ') || 'false';
    await em.query(`ANALYZE ${next}`);
    await em.query(`DELETE FROM ${live} l WHERE NOT EXISTS (SELECT FROM ${next} n WHERE ${sameKey} AND n.* *= l.*)`);
    await em.query(
      `INSERT INTO ${live} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${columns.join(', ')} FROM ${next} n WHERE NOT EXISTS (SELECT FROM ${live} l WHERE ${sameKey})`,
    );
  }
  await dropShadow(em, tables);
};

/** None where it has none: then every row is another one. */
const primaryKeyOf = async (em: EntityManager, table: string): Promise<string[]> => {
  const rows: { name: string }[] = await em.query(
    `SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
     WHERE indrelid = $1::regclass AND indisprimary`,
    [`read_models.${quoted(table)}`],
  );
  return rows.map(({ name }) => name);
};

interface TableColumn {
  name: string;
  type: string;
  isIdentity: boolean;
  /** Computed from other columns. */
  isGenerated: boolean;
}

const columnsOf = (em: EntityManager, schema: string, table: string): Promise<TableColumn[]> =>
  em.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attidentity <> '' AS "isIdentity",
       attgenerated <> '' AS "isGenerated"
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = $2 AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
    [schema, table],
  );

const shapeOf = (columns: readonly TableColumn[]): string =>
  JSON.stringify(columns.map(({ name, type }) => [name, type]));

const sequenceOf = async (em: EntityManager, table: string, column: string): Promise<string> => {
  const [row]: { sequence: string }[] = await em.query('SELECT pg_get_serial_sequence($1, $2) AS sequence', [
    `read_models.${quoted(table)}`,
    column,
  ]);
  if (!row) throw new Error(`${table}.${column} has no sequence`);
  return row.sequence;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
