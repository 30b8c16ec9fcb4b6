import { CHAIN_START, canonicalJson, feedEntry } from '@wordslab/contracts';
import { nextChain } from '@wordslab/sync';
import type { Logged, ModuleRecord } from './logs.js';

/** One direction of a link, both ends compared, in the words of the design's sheet. */
export interface FeedSheet {
  readonly feed: string;
  /** Entries that the sender had to send. */
  readonly attempted: number;
  /** As the sender knows it. */
  readonly acknowledged: number;
  /** Entries in the receiver's log, each counted once. */
  readonly received: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly outOfOrder: number;
  /** In the receiver's log though never sent. */
  readonly unexpected: number;
  /** Other content or another chain than the sender's. */
  readonly divergent: number;
}

const FEED = /^feed-(.+)-[^-]+$/;

/** What a module received from a peer, in the order of its log. */
export const receivedFrom = (receiver: ModuleRecord, from: string): Logged[] =>
  receiver.events.filter((event) => FEED.exec(event.stream)?.[1] === from);

/** Entries whose content or place in the chain is not the sender's. */
const divergences = (sent: ReadonlyMap<string, string>, received: readonly Logged[]): number => {
  let divergent = 0;
  let chain = CHAIN_START;
  for (const event of received) {
    const entry = feedEntry.parse(event.data);
    chain = nextChain(chain, entry);
    const text = sent.get(entry.id);
    if (event.metadata['chain'] !== chain || (text !== undefined && text !== canonicalJson(event.data))) divergent += 1;
  }
  return divergent;
};

const outOfOrder = (order: ReadonlyMap<string, number>, received: readonly Logged[]): number =>
  received.filter((event, i) => event.revision !== i || (order.get(event.id) ?? i) !== i).length;

/**
 * Compares what a module had to send with what its peer has. A feed that opened a second epoch is divergent: nothing of
 * what these tests do makes a head go back.
 */
export const compareFeed = (sender: ModuleRecord, receiver: ModuleRecord): FeedSheet => {
  const outbox = sender.outbox.filter((row) => row.link === receiver.module);
  const received = receivedFrom(receiver, sender.module);
  const ids = new Set(received.map((event) => event.id));
  const texts = new Map(outbox.map(({ entry }) => [String(entry['id']), canonicalJson(entry)]));
  const order = new Map(outbox.map(({ entry }, i) => [String(entry['id']), i]));
  const epochs = new Set(received.map((event) => event.stream)).size;
  return {
    feed: `${sender.module} → ${receiver.module}`,
    attempted: outbox.length,
    acknowledged: sender.confirmed[receiver.module] ?? 0,
    received: ids.size,
    lost: [...texts.keys()].filter((id) => !ids.has(id)).length,
    duplicates: received.length - ids.size,
    outOfOrder: outOfOrder(order, received),
    unexpected: [...ids].filter((id) => !texts.has(id)).length,
    divergent: divergences(texts, received) + Math.max(0, epochs - 1),
  };
};
