import type { FeedBatch } from '@wordslab/contracts/core';

/** A batch's entries as they came: a schema would strip fields of a newer version, and break chain and signature. */
export const entriesAsSent = (json: unknown, batch: FeedBatch): FeedBatch['entries'] => {
  const raw = typeof json === 'object' && json !== null && 'entries' in json ? json.entries : undefined;
  return Array.isArray(raw)
    ? batch.entries.map((entry, i) => ({ ...raw[i], ...{ id: entry.id, seq: entry.seq } }))
    : [];
};
