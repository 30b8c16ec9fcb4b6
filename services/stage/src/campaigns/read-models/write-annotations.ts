import type { EntityManager } from 'typeorm';
import type { ImportedRow } from '../domain/campaign.events.js';

/** Whose word about which item. */
interface Seat {
  campaign: string;
  item: number;
  annotator: string;
}
/** `at` is ISO 8601. */
export type Said = ImportedRow & { campaign: string; imported: boolean; at: string };

/** What annotators say, gathered so that many words cost a few statements: one row each, the last word counts. */
export class SaidAnnotations {
  /** By seat; null where the word was taken back. */
  private readonly last = new Map<string, { seat: Seat; said: Said | null }>();

  put(said: Said): void {
    this.last.set(keyOf(said), { seat: said, said });
  }

  remove(seat: Seat): void {
    this.last.set(keyOf(seat), { seat, said: null });
  }

  /** Writes what was gathered, and the counts of the items that it was about. */
  async write(em: EntityManager): Promise<void> {
    const all = [...this.last.values()];
    this.last.clear();
    await remove(
      em,
      all.flatMap(({ seat, said }) => (said ? [] : [seat])),
    );
    await put(
      em,
      all.flatMap(({ said }) => (said ? [said] : [])),
    );
    const items = new Map(all.map(({ seat }) => [JSON.stringify([seat.campaign, seat.item]), seat]));
    await recount(em, [...items.values()]);
  }
}

const keyOf = ({ campaign, item, annotator }: Seat): string => JSON.stringify([campaign, item, annotator]);

const put = async (em: EntityManager, rows: readonly Said[]): Promise<void> => {
  if (rows.length === 0) return;
  await em.query(
    `INSERT INTO annotations (campaign, item, annotator, label, skipped, ms, imported, at)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::boolean[], $8::timestamptz[])
     ON CONFLICT (campaign, item, annotator) DO UPDATE
     SET label = excluded.label, skipped = excluded.skipped, ms = excluded.ms, imported = excluded.imported, at = excluded.at`,
    [
      ...[rows.map((r) => r.campaign), rows.map((r) => r.item), rows.map((r) => r.annotator), rows.map((r) => r.label)],
      ...[rows.map((r) => r.skipped), rows.map((r) => r.ms), rows.map((r) => r.imported), rows.map((r) => r.at)],
    ],
  );
};

const remove = async (em: EntityManager, seats: readonly Seat[]): Promise<void> => {
  if (seats.length === 0) return;
  await em.query(
    `DELETE FROM annotations a USING unnest($1::text[], $2::integer[], $3::text[]) AS gone (campaign, item, annotator)
     WHERE a.campaign = gone.campaign AND a.item = gone.item AND a.annotator = gone.annotator`,
    [seats.map((s) => s.campaign), seats.map((s) => s.item), seats.map((s) => s.annotator)],
  );
};

/** The items' own counts, by which they are found: labels given, skips, and how many labels differ. */
const recount = async (em: EntityManager, items: readonly Omit<Seat, 'annotator'>[]): Promise<void> => {
  if (items.length === 0) return;
  await em.query(
    `UPDATE campaign_items AS i SET given = c.given, skipped = c.skipped, labels = c.labels
     FROM (SELECT u.campaign, u.item, count(a.label) AS given, count(a.skipped) AS skipped, count(DISTINCT a.label) AS labels
           FROM unnest($1::text[], $2::integer[]) AS u (campaign, item)
           LEFT JOIN annotations a ON a.campaign = u.campaign AND a.item = u.item
           GROUP BY u.campaign, u.item) AS c
     WHERE i.campaign = c.campaign AND i.item = c.item`,
    [items.map((i) => i.campaign), items.map((i) => i.item)],
  );
};
