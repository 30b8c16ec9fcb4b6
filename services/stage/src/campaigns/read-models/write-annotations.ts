import type { EntityManager } from 'typeorm';
import type { ImportedRow } from '../domain/campaign.events.js';

/** Writes what annotators say: one row each, the last word counts. */
export const putAnnotations = async (
  em: EntityManager,
  campaign: string,
  rows: readonly ImportedRow[],
  { imported, at }: { imported: boolean; at: Date },
): Promise<void> => {
  await em.query(
    `INSERT INTO annotations (campaign, item, annotator, label, skipped, ms, imported, at)
     SELECT $1, item, annotator, label, skipped, ms, $2, $3
     FROM unnest($4::integer[], $5::text[], $6::text[], $7::text[], $8::integer[]) AS said (item, annotator, label, skipped, ms)
     ON CONFLICT (campaign, item, annotator) DO UPDATE
     SET label = excluded.label, skipped = excluded.skipped, ms = excluded.ms, imported = excluded.imported, at = excluded.at`,
    [
      ...[campaign, imported, at, rows.map((r) => r.item), rows.map((r) => r.annotator), rows.map((r) => r.label)],
      ...[rows.map((r) => r.skipped), rows.map((r) => r.ms)],
    ],
  );
  await recount(em, campaign, [...new Set(rows.map((r) => r.item))]);
};

export const removeAnnotation = async (
  em: EntityManager,
  { campaign, item, annotator }: { campaign: string; item: number; annotator: string },
): Promise<void> => {
  await em.query('DELETE FROM annotations WHERE campaign = $1 AND item = $2 AND annotator = $3', [
    ...[campaign, item, annotator],
  ]);
  await recount(em, campaign, [item]);
};

/** The items' own counts, by which they are found: labels given, skips, and how many labels differ. */
const recount = async (em: EntityManager, campaign: string, items: readonly number[]): Promise<void> => {
  await em.query(
    `UPDATE campaign_items AS i SET given = c.given, skipped = c.skipped, labels = c.labels
     FROM (SELECT u.item, count(a.label) AS given, count(a.skipped) AS skipped, count(DISTINCT a.label) AS labels
           FROM unnest($2::integer[]) AS u (item)
           LEFT JOIN annotations a ON a.campaign = $1 AND a.item = u.item
           GROUP BY u.item) AS c
     WHERE i.campaign = $1 AND i.item = c.item`,
    [campaign, items],
  );
};
