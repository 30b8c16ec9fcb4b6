import type { RecordedEvent } from '@wordslab/eventstore';
import type { DataSource } from 'typeorm';
import type { BatchProjectionHandler } from '../projections/declarations.js';

/**
 * The rows that a projection makes of events, given to it in batches of the given sizes again and again. Everything is
 * taken back.
 * @param database names read models without their schema, as a service's does
 */
export const rowsAfter = async (
  database: DataSource,
  { projection, tables }: { projection: BatchProjectionHandler; tables: readonly string[] },
  events: readonly RecordedEvent[],
  sizes: readonly number[],
): Promise<Record<string, unknown>> => {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  try {
    for (let done = 0, i = 0; done < events.length; i += 1) {
      const size = Math.max(1, sizes[i % sizes.length] ?? 1);
      await projection.applyAll(events.slice(done, done + size), runner.manager);
      done += size;
    }
    const rows: Record<string, unknown> = {};
    for (const table of tables) rows[table] = await runner.query(`SELECT t.* FROM ${table} t ORDER BY t::text`);
    return rows;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
};

/** Events as the log gives them back, one after the other. */
export const recordedEvents = (
  events: readonly { type: string; stream: string; data: unknown; actor?: string }[],
): RecordedEvent[] =>
  events.map(({ type, stream, data, actor = 'somebody' }, i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    type,
    stream,
    revision: i,
    position: String(i + 1),
    recordedAt: new Date(1_767_225_600_000 + i * 1_000).toISOString(),
    data,
    metadata: {
      v: 1,
      tenant: 'acme',
      module: 'dev',
      actor,
      occurredAt: new Date(1_767_225_600_000 + i * 1_000).toISOString(),
      correlationId: 'c',
      causationId: 'c',
    },
  }));
