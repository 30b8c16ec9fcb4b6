import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type FeedBatch,
  feedEntry,
  keyIdOf,
  newId,
  newSigningKeyPair,
  signEntry,
  testCampaignFinished,
  verifyEntry,
} from '@wordslab/contracts/core';
import { nextChain } from '@wordslab/sync';
import { measured } from './testing/feeds.js';
import { type ShippedTenant, startShippedTenant } from './testing/shipped-tenant.js';

const RECEIVED = 'feed.testCampaign.finished';

let tenant: ShippedTenant;
beforeAll(async () => {
  tenant = await startShippedTenant();
  const { lifecycle, dev } = tenant.modules;
  await Promise.all([lifecycle.shipper.start(), dev.shipper.start()]);
}, 120_000);
afterAll(() => tenant.stop());

const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const received = () => tenant.modules.lifecycle.events(RECEIVED);
const linkState = async () => {
  const { rows } = await tenant.modules.lifecycle.database.query<{ state: string; detail: string | null }>(
    `SELECT state, detail FROM sync.link_state WHERE peer = 'dev'`,
  );
  return rows[0];
};

it('evidence arrives with the signature of the stage that measured', async () => {
  await tenant.modules.dev.append({ type: 'thing.measured', data: {} });
  const { data } = await tenant.modules.lifecycle.first(RECEIVED);
  const entry = feedEntry.parse(data);
  expect(entry).toMatchObject({ type: 'testCampaign.finished', data: measured });
  expect(entry.signature?.keyid).toBe(keyIdOf(tenant.keys.dev.sign.publicKey));
  expect(verifyEntry(entry, tenant.keys.dev.sign.publicKey)).toBe(true);
  expect(verifyEntry(entry, tenant.keys.train.sign.publicKey)).toBe(false);
});

it.each([
  ['without a signature', 'link.signature_missing', undefined],
  ['signed by a key of somebody else', 'link.signature_invalid', newSigningKeyPair()],
])('who holds the credentials of the broker, and no key, cannot send evidence %s', async (_, code, key) => {
  const last = (await received()).at(-1);
  if (!last) throw new Error('nothing was received');
  const seq = last.revision + 2;
  const at = new Date().toISOString();
  const data = { ...measured, metrics: { accuracy: 1 } };
  const unsigned = { id: newId(), seq, type: testCampaignFinished.type, v: 1, occurredAt: at, actor: 'mallory', data };
  const entry = key ? signEntry(unsigned, key) : unsigned;
  const batch: FeedBatch = {
    ...{ v: 1, tenant: 'acme', from: 'dev', to: 'lifecycle', parent: null, first: seq, last: seq, head: seq },
    epoch: last.stream.slice('feed-dev-'.length),
    entries: [entry],
    chain: nextChain(String(last.metadata['chain']), entry),
    confirms: null,
    sentAt: at,
  };
  const before = (await received()).length;
  // Until the next word of the true sender, the link says what it was sent.
  await tenant.modules.dev.shipper.end('SIGKILL');
  await tenant.publishAs('dev', Buffer.from(JSON.stringify(batch)));
  await until(async () => (await linkState())?.detail?.startsWith(code) ?? false);
  expect(await linkState()).toMatchObject({ state: 'refusing' });
  expect(tenant.modules.lifecycle.shipper.said).toContain(code);
  expect(await received()).toHaveLength(before);
  // What is true is taken all the same, under the same number.
  await tenant.modules.dev.shipper.start();
  await tenant.modules.dev.append({ type: 'thing.measured', data: {} });
  await until(async () => (await received()).length === before + 1);
  await until(async () => (await linkState())?.state === 'live');
  expect((await received()).map((event) => event.metadata.actor)).not.toContain('mallory');
  expect((await received()).at(-1)?.revision).toBe(last.revision + 1);
});
