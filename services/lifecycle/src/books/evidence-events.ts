import {
  deploymentFailed,
  deploymentReady,
  type FeedEntry,
  testCampaignFinished,
  verifyEntry,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { DeploymentBook } from '../promotions/domain/deployment-book.js';
import type { EvidenceBook } from '../promotions/domain/evidence-book.js';
import { receivedAs } from '../shared/feed-event.js';

/** Public keys of the stages, by name: the deployment descriptor's, never a message's. */
export type SignKeys = ReadonlyMap<string, string>;

/**
 * The key that signed an entry, where it is the sending stage's own and the signature fits every field; null otherwise.
 * Lifecycle's shipper has looked at it when it came; whoever relies on an entry looks again (ADR 15).
 */
export const signerOf = (entry: FeedEntry, from: string, keys: SignKeys): string | null => {
  const key = keys.get(from);
  return key && entry.signature && verifyEntry(entry, key) ? entry.signature.keyid : null;
};

export const enterEvidence =
  (keys: SignKeys) =>
  (book: EvidenceBook, event: RecordedEvent): void => {
    const finished = receivedAs(testCampaignFinished, event);
    if (!finished) return;
    const { data, entry, from } = finished;
    const { release: _release, ...result } = data;
    book.finished({ ...result, stage: from, at: entry.occurredAt, keyid: signerOf(entry, from, keys) });
  };

export const enterDeployment = (book: DeploymentBook, event: RecordedEvent): void => {
  const ready = receivedAs(deploymentReady, event);
  if (ready) {
    const { promotion, releaseDigest, services } = ready.data;
    book.said(ready.from, promotion, { word: 'ready', releaseDigest, services });
  }
  const failed = receivedAs(deploymentFailed, event);
  if (failed) {
    const { promotion, code, detail } = failed.data;
    book.said(failed.from, promotion, { word: 'failed', code, detail });
  }
};
