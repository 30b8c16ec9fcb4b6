import { describe, expect, it } from '@jest/globals';
import { CHAIN_START, feedEntry } from '@wordslab/contracts';
import { nextChain } from '@wordslab/sync';
import type { Logged, ModuleRecord, Sent } from './logs.js';
import { sheetOf, sheetText, wrongsOf } from './sheet.js';

const entryOf = (i: number) =>
  feedEntry.parse({
    id: `00000000-0000-4000-8000-00000000000${i}`,
    seq: i,
    type: 'snapshot.ordered',
    v: 1,
    occurredAt: '2026-01-01T00:00:00.000Z',
    actor: 'paula',
    data: { order: `o${i}` },
  });
const entries = [1, 2, 3].map(entryOf);
const outbox: Sent[] = entries.map((entry) => ({ link: 'dev', seq: entry.seq, entry }));

/** Dev's log after it received the entries and built a snapshot for each. */
const logOf = (received = entries): Logged[] => {
  let chain = CHAIN_START;
  const feed = received.map((entry, i) => {
    chain = nextChain(chain, entry);
    const { id, type } = entry;
    return { stream: 'feed-lifecycle-01', revision: i, id, type: `feed.${type}`, data: entry, metadata: { chain } };
  });
  const built = received.map(({ data }, i) => ({
    stream: `snapshot-${i}`,
    revision: 0,
    id: `built-${i}`,
    type: 'snapshot.built',
    data,
    metadata: {},
  }));
  return [...feed, ...built].map((event, i) => ({ ...event, position: i + 1, recordedAt: new Date(0) }));
};
const hub: ModuleRecord = { module: 'lifecycle', events: [], outbox, confirmed: { dev: 3 } };
const devOf = (events: readonly Logged[]): ModuleRecord => ({ module: 'dev', events, outbox: [], confirmed: {} });
const wrongs = (events: readonly Logged[], of: ModuleRecord = hub): string =>
  wrongsOf(sheetOf(of, [devOf(events)], [])).join('\n');
const changed = (i: number, change: Partial<Logged>): Logged[] =>
  logOf().map((event, n) => (n === i ? { ...event, ...change } : event));

describe('the sheet', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(wrongs(logOf())).toBe('');
    const text = sheetText(sheetOf(hub, [devOf(logOf())], []), [
      { kind: 'Admin', point: 'relayed', promotion: 'p', killedAt: new Date(0), seconds: 1.5 },
    ]);
    expect(text).toMatch(/lifecycle → dev +3 +3 +3 +3 +3 +0 +0 +0 +0 +0/);
    expect(text).toMatch(/Admin +1 +1\.5 +1\.5/);
  });

  it.each<[string, readonly Logged[], RegExp]>([
    ['an entry that never arrived', logOf(entries.slice(0, 2)), /lost 1/],
    ['an entry that arrived twice', [...logOf(), { ...logOf()[0]!, position: 7, revision: 3 }], /duplicates 1/],
    ['entries in the wrong order', logOf([entryOf(2), entryOf(1), entryOf(3)]), /out of order applied 2/],
    ['an entry that nobody sent', logOf([...entries, entryOf(4)]), /unexpected 1/],
    ['other content', changed(1, { data: { ...entryOf(2), actor: 'mallory' } }), /divergent 2/],
    ['a broken chain', changed(2, { metadata: { chain: CHAIN_START } }), /divergent 1/],
    ['an effect that is missing', changed(3, { type: 'snapshot.other' }), /not applied 1/],
    ['an effect that is doubled', changed(4, { data: { order: 'o1' } }), /duplicates applied 1/],
    ['a refusal', changed(3, { type: 'snapshot.orderRefused' }), /dev: snapshot\.orderRefused/],
    ['a gap in the positions', changed(5, { position: 9 }), /position 9 where 6 is due/],
    ['a gap in a stream', changed(5, { revision: 1 }), /goes on at 1 where 0 is due/],
    ['an event twice in a stream', changed(2, { id: entryOf(1).id }), /stands twice/],
  ])('finds %s', (_, events, expected) => {
    expect(wrongs(events)).toMatch(expected);
  });

  it('finds what the peer did not confirm', () => {
    expect(wrongs(logOf(), { ...hub, confirmed: { dev: 2 } })).toMatch(/not acknowledged 1/);
  });
});
