import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  newSigningKeyPair,
  RECEIPT_TYPE,
  signEnvelope,
  type TestCampaignDetail,
  type TestedRow,
  Unavailable,
} from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import { DataSource } from 'typeorm';
import { type Question, type ServedAnswer, type ServedService, Serving } from '../serving/serving.js';
import { serveWith } from '../testing/serve-with.js';
import { startStage, type TestStage } from '../testing/start-stage.js';

const TEST_SET = 'train_0198c5d0-0000-7000-8000-00000000000a';
const DATASET = 'dev_0198c5d0-0000-7000-8000-00000000000b';
const SNAPSHOT = `sha256:${'a'.repeat(64)}`;
const ROWS = 300;
const r1: ServedService = {
  service: 'triage',
  release: 'r1',
  releaseDigest: 'sha256:r1',
  promotion: 'p1',
  model: 'sha256:m1',
  modelVersion: 'train_0198c5d0-0000-7000-8000-00000000000c@1',
};
const r2 = { ...r1, release: 'r2', releaseDigest: 'sha256:r2', promotion: 'p2', model: 'sha256:m2' };

/** Answers `card` to what asks for a card, `refund` to all else. */
class Served extends Serving {
  now: ServedService[] = [r1];
  asked = 0;
  /** What happens before each answer. */
  before: () => Promise<void> = () => Promise.resolve();

  services(): readonly ServedService[] {
    return this.now;
  }
  async ask(_service: string, questions: readonly Question[]): Promise<readonly ServedAnswer[]> {
    await this.before();
    this.asked += questions.length;
    return questions.map(({ text }) => ({ label: text.includes('card') ? 'card' : 'refund', score: 0.5 }));
  }
}
const served = new Served();

describe('test campaigns in PreProd', () => {
  let stage: TestStage;
  let shipper: PostgresEventStore;
  const sql = (text: string, values: unknown[] = []) => stage.app.get(DataSource).query(text, values);
  const activated = (kind: string, id: string, projection: string, snapshot = SNAPSHOT) => {
    const at = { actor: 'shipper', occurredAt: new Date().toISOString(), correlationId: 'c' };
    const data = {
      ...{ snapshot, from: 'train', projection, rows: ROWS, offer: '8'.repeat(64), manifest: '9'.repeat(64) },
      entity: { kind, id, version: 1, name: 'gold', digest: 'sha256:t' },
      source: { position: '7', head: 1 },
      policy: { id: 'train-preprod', version: 1, hash: 'sha256:p' },
      keyEpoch: 1,
      receipt: signEnvelope(RECEIPT_TYPE, { snapshot }, newSigningKeyPair()),
    };
    const metadata = { v: 1, tenant: 'acme', module: 'preprod', ...at };
    const event = { id: randomUUID(), type: 'snapshot.activated', data, metadata };
    return shipper.append(`snapshot-${snapshot.slice(7)}-${kind}`, [event], { expected: 'any' });
  };
  const post = async (path: string, body: object = {}, as = 'ana') => {
    const headers = { 'wordslab-actor': as };
    return stage.call('POST', `/api/v1/test-campaigns${path}`, { body, headers });
  };
  const create = async (name: string, more: object = {}): Promise<string> => {
    const { status, body } = await post('', { name, service: 'triage', testSet: `${TEST_SET}@1`, ...more });
    expect({ status, body }).toMatchObject({ status: 201, body: { name, status: 'measuring' } });
    return (body as { id: string }).id;
  };
  const show = async (id: string) => (await stage.read(`/api/v1/test-campaigns/${id}`)) as TestCampaignDetail;
  const becomes = async (id: string, status: string): Promise<TestCampaignDetail> => {
    for (let i = 0; i < 400 && (await show(id)).status !== status; i++) await new Promise((r) => setTimeout(r, 25));
    const detail = await show(id);
    expect(detail.status).toBe(status);
    return detail;
  };
  const entries = async (): Promise<{ data: { campaign: string } }[]> =>
    (await sql(`SELECT entry FROM sync.outbox WHERE entry->>'type' = 'testCampaign.finished' ORDER BY seq`)).map(
      (row: { entry: object }) => row.entry,
    );

  beforeAll(async () => {
    serveWith(served);
    stage = await startStage('preprod');
    await sql(
      'CREATE TABLE copies.test_sets (snapshot text, ordinal bigint, row jsonb, PRIMARY KEY (snapshot, ordinal))',
    );
    // Every third row asks for a card; every tenth is labelled otherwise than it is answered.
    for (let n = 0; n < ROWS; n++) {
      const label = n % 10 === 9 ? 'fraud' : n % 3 === 0 ? 'card' : 'refund';
      const row = { item: String(n * 2), text: n % 3 === 0 ? `my card ${n}` : `money ${n}`, label };
      await sql('INSERT INTO copies.test_sets VALUES ($1, $2, $3)', [SNAPSHOT, n, JSON.stringify(row)]);
    }
    const connection = { connectionString: stage.databaseUrl, options: '-c role=wl_shipper' };
    shipper = new PostgresEventStore({ connection });
    await activated('testSet', TEST_SET, 'test-sets');
    await activated('dataset', DATASET, 'dataset-rows');
    await stage.read('/api/v1/copies');
  });
  afterAll(async () => {
    await shipper.close();
    await stage.stop();
  });
  beforeEach(() => {
    served.now = [r1];
    served.before = () => Promise.resolve();
  });

  it('measure what serves now, and finish by themselves where nobody is asked', async () => {
    const id = await create('alone');
    const detail = await becomes(id, 'finished');
    expect(detail).toMatchObject({
      serving: r1,
      testSet: { version: `${TEST_SET}@1`, name: 'gold', digest: 'sha256:t', rows: ROWS },
      metrics: { accuracy: 0.9 },
      progress: { done: ROWS, total: ROWS },
      measures: {
        items: ROWS,
        perLabel: expect.arrayContaining([
          expect.objectContaining({ label: 'fraud', recall: 0, support: 30 }),
          expect.objectContaining({ label: 'card', recall: 1, support: 90 }),
        ]),
      },
    });
    expect(detail.measures?.confusion).toContainEqual({ truth: 'fraud', answer: 'card', count: 10 });
    const { macroF1 } = detail.metrics ?? { macroF1: 0 };
    expect(macroF1).toBeCloseTo((2 * 90) / (90 + 100) / 3 + (2 * 180) / (180 + 200) / 3, 10);
    expect(await entries()).toMatchObject([
      {
        data: {
          ...{ campaign: id, release: 'r1', releaseDigest: 'sha256:r1', service: 'triage', model: 'sha256:m1' },
          ...{ testSet: `${TEST_SET}@1`, testSetDigest: 'sha256:t', items: ROWS, people: 0, peopleCorrect: 0 },
          metrics: { accuracy: 0.9, macroF1 },
        },
      },
    ]);
  });

  it('show every answer, and the wrong ones alone, page by page', async () => {
    const { items } = (await stage.read('/api/v1/test-campaigns?name=alone')) as { items: { id: string }[] };
    const at = `/api/v1/test-campaigns/${items[0]?.id}/answers`;
    const first = (await stage.read(`${at}?wrong=yes&limit=20`)) as { items: TestedRow[]; next: string };
    expect(first.items).toHaveLength(20);
    expect(first.items[0]).toEqual({
      ...{ case: 'row:9', item: '18', text: 'my card 9', label: 'fraud', answer: 'card', score: 0.5 },
    });
    const second = (await stage.read(`${at}?wrong=yes&limit=20&after=${first.next}`)) as typeof first;
    expect(second.items).toHaveLength(10);
    expect(second.next).toBeNull();
    expect(await stage.read(`${at}?after=x`)).toMatchObject({ code: 'page.bad_cursor' });
  });

  it('are refused where service, test set or name are not what they must be', async () => {
    const body = { name: 'x', service: 'triage', testSet: `${TEST_SET}@1` };
    const refused = async (change: object) => (await post('', { ...body, ...change })).body;
    expect(await refused({ service: 'other' })).toMatchObject({ code: 'serving.unknown_service' });
    expect(await refused({ testSet: `${TEST_SET}@2` })).toMatchObject({ code: 'copy.not_found' });
    expect(await refused({ testSet: `${DATASET}@1` })).toMatchObject({ code: 'test_campaign.not_a_test_set' });
    expect(await refused({ name: 'alone' })).toMatchObject({ code: 'test_campaign.name_taken' });
  });

  it('let the people they name try texts of their own, which are sealed, and judge', async () => {
    const id = await create('by people', { people: ['ana', 'ben'] });
    await becomes(id, 'open');
    const text = 'Erika Mustermann wants her card';
    const comment = 'Erika called twice';
    const { body } = await post(`/${id}/tries`, { text });
    expect(body).toEqual({ case: expect.any(String), answer: 'card', score: 0.5 });
    const name = (body as { case: string }).case;
    expect((await post(`/${id}/verdicts`, { case: name, verdict: 'wrong', label: 'refund', comment })).status).toBe(
      201,
    );
    expect((await post(`/${id}/verdicts`, { case: 'row:9', verdict: 'wrong' }, 'ben')).status).toBe(201);
    expect((await post(`/${id}/verdicts`, { case: 'row:9', verdict: 'correct' }, 'ben')).status).toBe(201);
    for (const [path, sent] of [
      ['tries', { text: 'hello' }],
      ['verdicts', { case: 'row:1', verdict: 'correct' }],
    ] as const)
      expect(await post(`/${id}/${path}`, sent, 'carl')).toMatchObject({
        status: 403,
        body: { code: 'test_campaign.not_a_tester' },
      });

    expect(await stage.read(`/api/v1/test-campaigns/${id}/cases`)).toMatchObject({
      items: [
        { case: 'row:9', by: null, text: 'my card 9', answer: 'card', verdicts: [{ verdict: 'correct' }] },
        { case: name, by: 'unverified:ana', text, answer: 'card', verdicts: [{ label: 'refund', comment }] },
      ],
    });
    expect((await post(`/${id}/finish`)).body).toMatchObject({ status: 'finished' });
    expect(await show(id)).toMatchObject({ verdicts: { given: 2, correct: 1, testers: 2 } });
    expect((await entries()).at(-1)).toMatchObject({ data: { campaign: id, people: 2, peopleCorrect: 1 } });
    for (const path of ['tries', 'verdicts', 'finish', 'cancel']) {
      const sent = { tries: { text }, verdicts: { case: name, verdict: 'correct' }, finish: {}, cancel: {} }[path];
      expect((await post(`/${id}/${path}`, sent)).body).toMatchObject({ code: 'test_campaign.over' });
    }
    await nothingHolds('Erika');
    // The search finds what is there.
    await expect(nothingHolds('by people')).rejects.toThrow();

    for (const file of await readdir(join(stage.folder, 'keys', 'payload-keys')))
      await rm(join(stage.folder, 'keys', 'payload-keys', file));
    await stage.restart();
    expect(await stage.read(`/api/v1/test-campaigns/${id}/cases`)).toMatchObject({
      items: [{ case: 'row:9' }, { case: name, text: null, answer: null, verdicts: [{ comment: null }] }],
    });
  });

  /** Neither the database nor a file of the module has the word in clear. */
  const nothingHolds = async (word: string) => {
    const tables: { name: string }[] = await sql(
      `SELECT table_schema || '."' || table_name || '"' AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables)
      expect(await sql(`SELECT t::text FROM ${name} t WHERE t::text LIKE $1`, [`%${word}%`])).toEqual([]);
    for (const file of await readdir(stage.folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect((await readFile(join(file.parentPath, file.name))).includes(word)).toBe(false);
  };

  it('two people who try at once under a new key both are heard', async () => {
    const id = await create('at once', { people: [] });
    await becomes(id, 'open');
    const tries = await Promise.all(['one', 'two', 'three'].map((text) => post(`/${id}/tries`, { text })));
    expect(tries.map((answer) => answer.status)).toEqual([201, 201, 201]);
    const { items } = (await stage.read(`/api/v1/test-campaigns/${id}/cases`)) as { items: { text: string }[] };
    expect(items.map((item) => item.text).sort()).toEqual(['one', 'three', 'two']);
  });

  it('fail with the reason when another release serves meanwhile', async () => {
    let batches = 0;
    served.before = async () => void ((batches += 1) === 3 && (served.now = [r2]));
    const id = await create('overtaken');
    expect(await becomes(id, 'failed')).toMatchObject({
      failure: { code: 'test_campaign.release_changed' },
      metrics: null,
    });
    expect((await entries()).map((entry) => entry.data.campaign)).not.toContain(id);

    served.now = [r1];
    const open = await create('overtaken by a try', { people: [] });
    await becomes(open, 'open');
    served.now = [r2];
    expect((await post(`/${open}/tries`, { text: 'hello' })).body).toMatchObject({
      code: 'test_campaign.release_changed',
    });
    expect(await show(open)).toMatchObject({ status: 'failed' });
  });

  it('wait for a service that is away for a moment', async () => {
    let left = 2;
    served.before = async () => {
      if (left-- > 0) throw new Unavailable('serving.not_answering', 'starting');
    };
    expect(await becomes(await create('patient'), 'finished')).toMatchObject({ metrics: { accuracy: 0.9 } });
  });

  it('fail where the service breaks, without a word of what it was asked', async () => {
    served.before = () => Promise.reject(new Error('cannot read "my card 0"'));
    expect(await becomes(await create('broken'), 'failed')).toMatchObject({
      failure: { code: 'test_campaign.run_failed', detail: expect.not.stringContaining('card') },
    });
  });

  it('are cancelled while they run, and ask no further', async () => {
    const gate = Promise.withResolvers<void>();
    served.before = () => gate.promise;
    const id = await create('called off');
    expect((await post(`/${id}/cancel`, { reason: 'wrong set' })).body).toMatchObject({ status: 'cancelled' });
    const asked = served.asked;
    gate.resolve();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(served.asked - asked).toBeLessThanOrEqual(64);
    expect(await show(id)).toMatchObject({ status: 'cancelled', measures: null });
  });

  it('are measured anew after a restart in the middle, once', async () => {
    let batches = 0;
    const halfway = Promise.withResolvers<void>();
    served.before = async () => {
      if ((batches += 1) === 3) halfway.resolve();
      if (batches >= 3) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const id = await create('interrupted');
    await halfway.promise;
    expect((await show(id)).progress.done).toBeGreaterThan(0);
    await stage.restart();
    served.before = () => Promise.resolve();
    expect(await becomes(id, 'finished')).toMatchObject({ metrics: { accuracy: 0.9 } });
    expect((await entries()).filter((entry) => entry.data.campaign === id)).toHaveLength(1);
  });

  it('fail where the test set was replaced before they were measured', async () => {
    const asked = Promise.withResolvers<void>();
    served.before = () => {
      asked.resolve();
      return new Promise((resolve) => setTimeout(resolve, 200));
    };
    const id = await create('replaced');
    await asked.promise;
    await activated('testSet', TEST_SET, 'test-sets', `sha256:${'b'.repeat(64)}`);
    await stage.read('/api/v1/copies');
    await stage.restart();
    expect(await becomes(id, 'failed')).toMatchObject({ failure: { code: 'test_campaign.test_set_changed' } });
  });

  it('come to the same after all read models are gone', async () => {
    const all = () => stage.read('/api/v1/test-campaigns?limit=100');
    const before = [await all(), await entries()];
    const tables = ['test_campaigns', 'test_campaign_cases', 'test_campaign_verdicts'].map((t) => `read_models.${t}`);
    for (const table of [...tables, 'platform.checkpoints', 'sync.outbox']) await sql(`DELETE FROM ${table}`);
    await stage.restart();
    expect([await all(), await entries()]).toEqual(before);
  });
});
