import {
  type FeedEntry,
  isWordslabError,
  mustBeSigned,
  type NewFeedEntry,
  NotAllowed,
  signEntry,
  type SigningKeyPair,
  verifyEntry,
  type WordslabError,
} from '@wordslab/contracts/core';
import type { Outbox } from '../ports.js';

/** How a link signs what leaves and checks what comes: ADR 15. */
export interface EntrySignatures {
  /** The entry as it goes out: signed where its type says so, else as it is. */
  sign(entry: NewFeedEntry): NewFeedEntry;
  /** Whether the peer may have said this: signed by it where the type says so, and wherever a signature is shown. */
  isValid(entry: FeedEntry): boolean;
}

/** @param peerKey the peer's public key of the deployment descriptor; without one no signed entry is taken from it */
export const entrySignatures = (own: SigningKeyPair, peerKey: string | undefined): EntrySignatures => ({
  sign: (entry) => (mustBeSigned(entry.type) ? signEntry(entry, own) : entry),
  isValid: (entry) => {
    if (!mustBeSigned(entry.type) && entry.signature === undefined) return true;
    return peerKey !== undefined && verifyEntry(entry, peerKey);
  },
});

/** The outbox as it is sent: who reads it for the chain and who reads it to send see the same signatures. */
export const signedOutbox = (outbox: Outbox, signatures: EntrySignatures): Outbox => ({
  head: () => outbox.head(),
  read: async (after, limit) =>
    (await outbox.read(after, limit)).map(({ seq, entry }) => ({ seq, entry: signatures.sign(entry) })),
});

/** @throws NotAllowed `link.signature_missing`, `link.signature_invalid` */
export const assertSigned = (entry: FeedEntry, peer: string, signatures: EntrySignatures): void => {
  if (signatures.isValid(entry)) return;
  const which = `${entry.type} (${entry.id}), entry ${entry.seq} of ${peer}'s feed,`;
  const hint = `The key that signs there must be the one of ${peer} in the deployment descriptor: deploy the tenant again.`;
  if (entry.signature === undefined)
    throw new NotAllowed('link.signature_missing', `${which} must be signed and is not`, hint);
  throw new NotAllowed('link.signature_invalid', `${which} is not signed by the key of ${peer}`, hint);
};

/** Whether it is what `assertSigned` throws. */
export const isUnsigned = (error: unknown): error is WordslabError =>
  isWordslabError(error) && error.code.startsWith('link.signature_');
