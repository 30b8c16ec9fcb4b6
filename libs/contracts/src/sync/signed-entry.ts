import { canonicalJson } from '../canonical.js';
import { isBytesSignedBy, signBytes, type SigningKeyPair } from '../dsse.js';
import type { NewFeedEntry } from './feed.js';

/** Payload type of a signed feed entry in DSSE's pre-authentication encoding. */
export const FEED_ENTRY_TYPE = 'application/vnd.wordslab.feed-entry+json';

type Entry = NewFeedEntry & { readonly seq?: number };

/** What is signed: everything but the signature itself and `seq`, which a new epoch changes. */
const signedBytes = (entry: Entry): Buffer => {
  const { seq: _seq, signature: _signature, ...content } = entry;
  return Buffer.from(canonicalJson(content));
};

/**
 * The entry with a signature by this key: Ed25519 over DSSE's pre-authentication encoding of {@link FEED_ENTRY_TYPE} and
 * the entry's canonical JSON without `seq` and `signature`. The same entry and key give the same signature.
 */
export const signEntry = <E extends Entry>(entry: E, key: SigningKeyPair): E => ({
  ...entry,
  signature: signBytes(FEED_ENTRY_TYPE, signedBytes(entry), key),
});

/** Whether the entry, every field of it as it came, is signed by the holder of this key. */
export const verifyEntry = (entry: Entry, publicKey: string): boolean =>
  entry.signature !== undefined && isBytesSignedBy(FEED_ENTRY_TYPE, signedBytes(entry), [entry.signature], publicKey);
