import { type ExplorationCondition, type MarkedSample, markedSample } from '@wordslab/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Parameters, whereOf } from '../../log-exploration/domain/conditions.js';
import { columnOf, EXPLORED } from '../../log-exploration/domain/explored-fields.js';

const AT_ONCE = 2_000;
const placed = markedSample.extend({ partition: z.string(), key: z.number(), ordinal: z.number() });
export type PlacedSample = MarkedSample & { readonly partition: string };

/** What is marked, has a text and a right label, and meets the conditions; by day and by place in the day. */
export async function* markedRows(
  em: EntityManager,
  where: readonly ExplorationCondition[],
): AsyncIterable<PlacedSample> {
  const label = columnOf('rightLabel');
  for (let after = { key: 0, ordinal: -1 }; ;) {
    const parameters = new Parameters();
    const condition = whereOf(where, parameters);
    const place = `${parameters.add(after.key)}::int, ${parameters.add(after.ordinal)}::int`;
    const found: unknown[] = await em.query(
      `SELECT p.prediction AS item, p.text, ${label} AS label, p.label AS answered, a.verdict, p.service, p.release,
         p.model, d.day, d.snapshot AS log, d.partition, p.day_key AS key, p.ordinal
       FROM ${EXPLORED}
       WHERE a.verdict IS NOT NULL AND ${label} IS NOT NULL AND p.text IS NOT NULL AND (${condition})
         AND (p.day_key, p.ordinal) > (${place})
       ORDER BY p.day_key, p.ordinal LIMIT ${AT_ONCE}`,
      parameters.values,
    );
    for (const row of found) {
      const { key, ordinal, ...sample } = placed.parse(row);
      after = { key, ordinal };
      yield sample;
    }
    if (found.length < AT_ONCE) return;
  }
}
