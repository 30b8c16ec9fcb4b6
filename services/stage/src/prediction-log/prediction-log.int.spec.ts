import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compilePolicy, type Row } from '@wordslab/anonymizer';
import {
  dayOf,
  dayVersion,
  type InferResponse,
  type PolicyProposal,
  predictionLogFields,
  predictionLogId,
  versionOf,
} from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { PayloadStore } from '../payloads/payload-store.js';
import { echoModel } from '../testing/echo-model.js';
import { ReleaseShipper } from '../testing/shipped-release.js';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { HourCounter } from './application/hour-counter.js';

const until = async <T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> => {
  for (let i = 0; ; i++) {
    const seen = await look();
    if (isThere(seen) || i === 400) return seen;
    await new Promise((done) => setTimeout(done, 25));
  }
};

describe('the prediction log of PreProd', () => {
  let stage: TestStage;
  let shipper: ReleaseShipper;
  let prediction = '';
  const version = () => dayVersion(dayOf(new Date()));
  const log = predictionLogId('acme', 'preprod');
  const query = async <T>(sql: string): Promise<T[]> => stage.app.get(DataSource).query(sql);
  const ask = async (text: string, names?: string[]) => {
    const body = {
      inputs: [{ name: 'text', shape: [1], datatype: 'BYTES', data: [text] }],
      parameters: names ? { names } : {},
    };
    return stage.call('POST', '/v2/models/routing/infer', { body });
  };

  beforeAll(async () => {
    process.env['WORDSLAB_SERVING_IN_FLIGHT'] = '2';
    stage = await startStage('preprod');
    shipper = new ReleaseShipper(
      stage.databaseUrl,
      (sql, values) => stage.app.get(DataSource).query(sql, values),
      'preprod',
    );
    await shipper.promote('p1', { model: echoModel('one'), n: 1 });
    await until(
      () => ask('hello'),
      ({ status }) => status === 200,
    );
  });
  afterAll(async () => {
    delete process.env['WORDSLAB_SERVING_IN_FLIGHT'];
    await shipper.close();
    await stage.stop();
  });

  it('publishes a day, whose rows leave under the proposed policy without the names', async () => {
    const { body } = await ask('Anna Müller and Bo Li wrote to anna@example.org', ['Anna Müller', 'Bo Li']);
    prediction = String((body as InferResponse).parameters['prediction_ids']);
    expect(await stage.call('GET', `/api/v1/predictions/${prediction}`)).toMatchObject({
      body: { label: 'one', names: ['Anna Müller', 'Bo Li'] },
    });
    const partition = versionOf(log, version());
    const [day] = await query<{ fields: unknown; entity: { digest: string }; source: string; head: number }>(
      `SELECT * FROM published.catalog WHERE projection = 'prediction-log' AND partition = '${partition}'`,
    );
    expect(day).toMatchObject({
      ...{ fields: predictionLogFields, source: 'payload' },
      entity: { kind: 'predictionLog', id: log, version: version(), name: `predictions of ${dayOf(new Date())}` },
    });
    expect(await stage.call('GET', '/api/v1/prediction-log')).toMatchObject({
      body: { items: [{ version: partition, digest: day?.entity.digest }] },
    });
    const chunks = await query<{ payload: string }>(
      `SELECT payload FROM published.prediction_log WHERE partition = '${partition}' ORDER BY row_key`,
    );
    const lines = (await Promise.all(chunks.map(({ payload }) => stage.app.get(PayloadStore).lines(payload)))).flat();
    const keep = ['prediction', 'at', 'service', 'release', 'model', 'label', 'score', 'ms'];
    const request = { to: 'explore', keep, redact: ['text'] };
    const proposed = await stage.call('POST', '/api/v1/prediction-log/policy-proposal', { body: request });
    const { document } = proposed.body as PolicyProposal;
    expect(document).toMatchObject({
      ...{ edge: { from: 'preprod', to: 'explore' }, projection: 'prediction-log', entity: '*' },
      fields: { names: { use: 'drop' }, text: { use: 'redact', names: ['names'] } },
    });
    const policy = compilePolicy(document, predictionLogFields, { pseudonymKey: Buffer.alloc(32) });
    const left = lines
      .map((line) => policy.applyRow(JSON.parse(line) as Row))
      .find((row) => row['prediction'] === prediction);
    expect(left).toMatchObject({ text: '[name] and [name] wrote to [email]', label: 'one' });
    expect(Object.keys(left ?? {}).sort()).toEqual([...keep, 'text'].sort());
  });

  it('drops what a proposal does not name, and keeps no text as it is', async () => {
    const propose = (more: object) =>
      stage.call('POST', '/api/v1/prediction-log/policy-proposal', { body: { to: 'explore', ...more } });
    expect(await propose({})).toMatchObject({ body: { document: { fields: { text: { use: 'drop' } } } } });
    expect(await propose({ keep: ['text'] })).toMatchObject({ status: 400, body: { code: 'policy.personal_kept' } });
  });

  it('takes feedback of several people, with comments that no event holds', async () => {
    const give = (actor: string, body: object) =>
      stage.call('POST', `/api/v1/predictions/${prediction}/feedback`, { body, headers: { 'wordslab-actor': actor } });
    expect(await give('bo', { verdict: 'wrong', label: 'other', comment: 'Anna told me so' })).toMatchObject({
      status: 200,
    });
    expect(await give('cy', { verdict: 'correct' })).toMatchObject({ status: 200 });
    expect(await stage.read(`/api/v1/predictions/${prediction}/feedback`)).toMatchObject({
      items: [
        { by: 'unverified:bo', verdict: 'wrong', label: 'other', comment: 'Anna told me so' },
        { by: 'unverified:cy', verdict: 'correct', label: null, comment: null },
      ],
    });
    expect(await query(`SELECT 1 FROM eventstore.events WHERE data::text LIKE '%Anna%'`)).toEqual([]);
    expect(await give('bo', { verdict: 'wrong', label: 'free text' })).toMatchObject({
      status: 400,
      body: { code: 'feedback.unknown_label' },
    });
    expect(await give('bo', { verdict: 'correct', label: 'one' })).toMatchObject({ status: 400 });
    expect(
      await stage.call('POST', '/api/v1/predictions/019adc0f-0000-7000-8000-000000000001/feedback', {
        body: { verdict: 'correct' },
      }),
    ).toMatchObject({ status: 404, body: { code: 'prediction.not_found' } });
  });

  it('refuses more than may be asked at once, with Retry-After, and counts it', async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask('slow')));
    const refused = asked.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.body).toEqual({ error: expect.stringContaining('serving.too_many_at_once') });
  });

  it('tells an hour’s counts once, when it is over', async () => {
    const counter = stage.app.get(HourCounter, { strict: false });
    const entries = async () => query<{ data: { answered: number } }>(`SELECT entry->'data' AS data FROM sync.outbox WHERE entry->>'type' = 'predictions.counted'`); // prettier-ignore
    await until(
      () => query<{ limited: number }>('SELECT limited FROM read_models.prediction_hours'),
      (hours) => hours.some(({ limited }) => limited === 4),
    );
    await counter.count(new Date());
    const later = new Date(Date.now() + 2 * 3_600_000);
    await until(async () => { await counter.count(later); return entries(); }, ({ length }) => length > 0); // prettier-ignore
    await counter.count(later);
    await stage.read('/api/v1/prediction-log');
    const told = await entries();
    expect(told.reduce((sum, { data }) => sum + data.answered, 0)).toBeGreaterThanOrEqual(4);
    expect(told).toEqual([
      { data: expect.objectContaining({ service: 'routing', release: 'r1', limited: 4, model: expect.any(String) }) },
    ]);
  });

  it('is unreadable once the key of its day is destroyed', async () => {
    await stage.app.get(PayloadStore).destroyKey(`predictionLog.${log}.${version()}`);
    expect(await stage.call('GET', `/api/v1/predictions/${prediction}`)).toMatchObject({
      status: 404,
      body: { code: 'payload.key_destroyed' },
    });
  });
});
