import { type ExplorationCondition, type MarkedSample, markedSample } from '@wordslab/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Parameters, whereOf } from '../../log-exploration/domain/conditions.js';
import { columnOf, EXPLORED } from '../../log-exploration/domain/explored-fields.js';

const AT_ONCE = 2_000;
const placed = markedSample.extend({ partition: z.string(), ordinal: z.string() });
export type PlacedSample = MarkedSample & { readonly partition: string };

/** What is marked, has a text and a right label, and meets the conditions; by day and by place in the day. */
export async function* markedRows(
  em: EntityManager,
  where: readonly ExplorationCondition[],
): AsyncIterable<PlacedSample> {
  const label = columnOf('rightLabel');
  for (let after = { partition: '', ordinal: '-1' }; ;) {
    const parameters = new Parameters();
    const condition = whereOf(where, parameters);
    const place = `${parameters.add(after.partition)}::text, ${parameters.add(after.ordinal)}::bigint`;
    const found: unknown[] = await em.query(
      `SELECT p.prediction AS item, p.text, ${label} AS label, p.label AS answered, a.verdict, p.service, p.release,
         p.model, p.day, d.snapshot AS log, p.partition, p.ordinal::text
       FROM ${EXPLORED} JOIN read_models.logged_days d ON d.partition = p.partition
       WHERE a.verdict IS NOT NULL AND ${label} IS NOT NULL AND p.text IS NOT NULL AND (${condition})
         AND (p.partition, p.ordinal) > (${place})
       ORDER BY p.partition, p.ordinal LIMIT ${AT_ONCE}`,
      parameters.values,
    );
    for (const row of found) {
      const { ordinal, ...sample } = placed.parse(row);
      after = { partition: sample.partition, ordinal };
      yield sample;
    }
    if (found.length < AT_ONCE) return;
  }
}
