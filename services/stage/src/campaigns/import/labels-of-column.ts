import { isChosen } from '@wordslab/contracts';
import type { CampaignCreated } from '../domain/campaign.events.js';
import type { OfferedItem } from '../domain/offered-item.js';

/** The labels that stand in a column of the campaign's rows, as one annotator's. */
export async function* labelsOfColumn(
  rows: AsyncIterable<{ ordinal: number; row: Record<string, unknown> }>,
  { column, campaign, annotator }: { column: string; campaign: CampaignCreated; annotator: string },
): AsyncGenerator<OfferedItem> {
  const { source, split, shares } = campaign;
  for await (const { ordinal, row } of rows) {
    if (!isChosen(split, source.version, ordinal, shares ?? undefined)) continue;
    const value = row[column];
    const label = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (label === '') yield { item: ordinal, said: [], setAside: ['no_label'] };
    else yield { item: ordinal, said: [{ annotator, label, skipped: null, ms: null }], setAside: [] };
  }
}
