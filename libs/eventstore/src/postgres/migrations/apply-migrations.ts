import type pg from 'pg';
import type { SqlMigration } from './migrations.js';

/** Runs those that this database has not had yet, in order, a transaction each, and notes them in it. */
export const applyMigrations = async (client: pg.ClientBase, migrations: readonly SqlMigration[]): Promise<void> => {
  await client.query(
    'CREATE TABLE IF NOT EXISTS public.wl_base_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  const { rows } = await client.query<{ name: string }>('SELECT name FROM public.wl_base_migrations');
  const done = new Set(rows.map((row) => row.name));
  for (const { name, sql } of migrations.filter((migration) => !done.has(migration.name))) {
    await client.query('BEGIN');
    try {
      await client.query(sql);
      await client.query('INSERT INTO public.wl_base_migrations (name) VALUES ($1)', [name]);
      await client.query('COMMIT');
    } catch (cause) {
      await client.query('ROLLBACK');
      throw new Error(`migration ${name} failed`, { cause });
    }
  }
};
