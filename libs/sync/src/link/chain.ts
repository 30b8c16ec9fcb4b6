import { CHAIN_START, canonicalJson, type FeedPoint, type NewFeedEntry, sha256Hex } from '@wordslab/contracts/core';

/** Anything that has an entry's content; `seq` does not count, since a new epoch renumbers. */
type Entry = NewFeedEntry & { readonly seq?: number };

const hashOfEntry = (entry: Entry): string => {
  const { seq: _, ...content } = entry;
  return sha256Hex(canonicalJson(content));
};

/** The chain at an entry: SHA-256 over the chain before it, its id and the hash of its content. */
export const nextChain = (previous: string, entry: Entry): string =>
  sha256Hex(`${previous}\n${entry.id}\n${hashOfEntry(entry)}`);

/** Before the first entry of a feed without parent: every receiver has this point. */
export const isRoot = (point: FeedPoint): boolean => point.seq === 0 && point.chain === CHAIN_START;
