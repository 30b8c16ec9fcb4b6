import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { canonicalJson } from '../canonical.js';
import { keyIdOf, newSigningKeyPair } from '../dsse.js';
import type { FeedEntry } from './feed.js';
import { FEED_ENTRY_TYPE, signEntry, verifyEntry } from './signed-entry.js';

const key = newSigningKeyPair();
const entry: FeedEntry = {
  id: '0198c5d0-0000-7000-8000-000000000001',
  seq: 7,
  type: 'testCampaign.finished',
  v: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  actor: 'ana',
  entity: { kind: 'testCampaign', id: 'preprod_1', version: 1 },
  data: { items: 3, metrics: { accuracy: 1 } },
};

it('signs what DSSE says: its type and the canonical JSON without seq and signature', () => {
  const { signature, ...signed } = signEntry(entry, key);
  expect(signed).toEqual(entry);
  expect(signature?.keyid).toBe(keyIdOf(key.publicKey));
  const { seq: _, ...content } = entry;
  const payload = canonicalJson(content);
  const bytes = Buffer.from(`DSSEv1 ${FEED_ENTRY_TYPE.length} ${FEED_ENTRY_TYPE} ${payload.length} ${payload}`);
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, bytes, publicKey, Buffer.from(signature?.sig ?? '', 'base64'))).toBe(true);
});

it('signs the same with the same, under any seq', () => {
  expect(signEntry(signEntry(entry, key), key)).toEqual(signEntry(entry, key));
  expect(signEntry({ ...entry, seq: 8 }, key).signature).toEqual(signEntry(entry, key).signature);
});

it('covers every other field, also one that is not known here', () => {
  const signed = signEntry(entry, key);
  expect(verifyEntry({ ...signed, seq: 8 }, key.publicKey)).toBe(true);
  const changes = {
    ...{ id: '0198c5d0-0000-7000-8000-000000000002', type: 'x', v: 2, occurredAt: '2027-01-01T00:00:00.000Z' },
    ...{ actor: 'ben', entity: undefined, data: { items: 4, metrics: { accuracy: 1 } }, novelty: 'yes' },
  };
  for (const [name, value] of Object.entries(changes))
    expect([name, verifyEntry({ ...signed, [name]: value }, key.publicKey)]).toEqual([name, false]);
});

it('is valid for its own key alone, and never without a signature', () => {
  expect(verifyEntry(signEntry(entry, key), newSigningKeyPair().publicKey)).toBe(false);
  expect(verifyEntry(entry, key.publicKey)).toBe(false);
  const sig = Buffer.alloc(64).toString('base64');
  expect(verifyEntry({ ...entry, signature: { keyid: keyIdOf(key.publicKey), sig } }, key.publicKey)).toBe(false);
  expect(verifyEntry({ ...entry, signature: { keyid: keyIdOf(key.publicKey), sig: '' } }, key.publicKey)).toBe(false);
});
