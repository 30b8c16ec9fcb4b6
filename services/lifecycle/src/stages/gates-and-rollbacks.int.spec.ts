import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  algorithmVersionAdded,
  boardView,
  businessModelVersionAdded,
  datasetVersionPublished,
  deploymentFailed,
  deploymentReady,
  historyPage,
  modelVersionAdded,
  newSigningKeyPair,
  predictionsCounted,
  type PromotionDetail,
  promotionDetail,
  promotionInstalled,
  promotionOutcome,
  releaseOutcome,
  type ReleaseOutcome,
  releaseDetail,
  serviceVersionAdded,
  snapshotPage,
  snapshotReceipted,
  stageHistory,
  stageView,
  statisticsView,
  testCampaignFinished,
  testSetVersionAdded,
} from '@wordslab/contracts';
import { type EventStore } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import { startTestService, type TestService } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { LifecycleModule } from '../app.module.js';
import { relayEvents } from '../deliveries/domain/relay.js';
import { lifecycleMigrations } from '../migrations/index.js';
import { readEvent } from '../shared/event-schemas.js';
import { writeDescriptor } from '../testing/descriptor.js';
import { FakeStages } from '../testing/fake-stages.js';
import { ALGORITHM, DATASET, stageKey } from '../testing/samples.js';

const receipt = { payloadType: 'x', payload: 'e30=', signatures: [{ keyid: 'k', sig: 'e30=' }] };
const SERVICE = 'dev_0198c5d0-0000-7000-8000-000000000003';
const GOLD = 'train_0198c5d0-0000-7000-8000-000000000005';
const TOPICS = 'train_0198c5d0-0000-7000-8000-000000000004';
const MODEL = 'train_0198c5d0-0000-7000-8000-000000000006';
const entity = (kind: string, id: string, name: string, version: number) => ({
  kind,
  id,
  name,
  version,
  digest: `sha256:${name}${version}`,
  status: 'added',
});
const modelDigest = (version: number): string => entity('model', MODEL, 'triage', version).digest;

describe('gates, rollbacks and what was where', () => {
  let service: TestService;
  let stages: FakeStages;

  const get = async (path: string): Promise<unknown> => {
    const store: EventStore = service.app.get(EVENT_STORE);
    return (await service.call('GET', `/api/v1${path}`, { headers: { 'wordslab-position': await store.head() } })).body;
  };
  const send = (method: string, path: string, body: unknown, actor = 'mara') =>
    service.call(method, `/api/v1${path}`, { body, headers: { 'wordslab-actor': actor } });
  const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (let i = 0; i < 200; i++) {
      const value = await read();
      if (holds(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never so: ${JSON.stringify(await read())}`);
  };
  const promotion = async (id: string): Promise<PromotionDetail> =>
    promotionDetail.parse(await get(`/promotions/${id}`));
  const inStatus = (id: string, status: string) =>
    until(
      () => promotion(id),
      (p) => p.status === status,
    );
  const whyNot = async (release: ReleaseOutcome, to: string): Promise<string[]> =>
    releaseDetail
      .parse(await get(`/releases/${release.alias}`))
      .eligibility.flatMap((e) => (e.to === to ? e.reasons.map((r) => r.code) : []));

  const createRelease = async (name: string, model: number, requirements?: string[]): Promise<ReleaseOutcome> => {
    const parts = ['dataset/messages', 'businessModel/topics', 'algorithm/router', 'service/router', 'testSet/gold'];
    parts.push(`model/triage@${model}`);
    const answer = await send('POST', '/releases', { name, parts, ...(requirements ? { requirements } : {}) });
    expect(answer).toMatchObject({ status: 201 });
    return releaseOutcome.parse(answer.body);
  };
  const relayedTo = (stage: string) => async (): Promise<string[]> => {
    const store: EventStore = service.app.get(EVENT_STORE);
    const snapshots: string[] = [];
    for await (const event of store.readAll({ filter: { categories: ['relay'] } })) {
      const relay = readEvent(relayEvents, event);
      if (relay?.data.to === stage) snapshots.push(relay.data.snapshot);
    }
    return snapshots;
  };
  /** The hub and the target do their part, up to what the target says of its services. */
  const install = async (id: string): Promise<PromotionDetail> => {
    const asked = await until(
      () => promotion(id),
      (p) => p.status === 'delivering',
    );
    const { to, parts } = asked;
    const { items } = snapshotPage.parse(await get('/snapshots?limit=200'));
    for (const part of parts.filter((p) => p.mode === 'content')) {
      const open = items.find((s) => s.partition === `${part.id}@${part.version}` && s.edge.to === to);
      if (open?.state === 'ordered')
        await stages.storeAtHub({ order: open.order, ...open.edge, projection: open.projection }, part);
    }
    const told = await until(
      () => promotion(id),
      (p) => p.steps.some((step) => step.type === 'promotion.ordered'),
    );
    const sent = told.parts.flatMap(({ snapshot }) => snapshot ?? []);
    // No target has a snapshot before it was passed on.
    await until(relayedTo(to), (relayed) => sent.every((snapshot) => relayed.includes(snapshot)));
    for (const snapshot of sent) await stages.say(to, snapshotReceipted, { snapshot, rows: 3, receipt });
    await stages.say(to, promotionInstalled, { promotion: id, release: told.release.id, parts: parts.length });
    return until(
      () => promotion(id),
      (p) => p.status === 'installed' && p.progress.done === p.progress.total,
    );
  };
  const answers = async (id: string, change: { model?: string; service?: string } = {}): Promise<void> => {
    const { release, to, parts } = await promotion(id);
    const model = parts.find((p) => p.kind === 'model')?.digest ?? '';
    const services = [{ service: 'router', model, modelVersion: `${MODEL}@1`, ...change }];
    await stages.say(to, deploymentReady, {
      promotion: id,
      release: release.id,
      releaseDigest: release.digest,
      services,
    });
  };
  const ask = async (release: ReleaseOutcome, to: string): Promise<string> => {
    const answer = await until(
      () => send('POST', '/promotions', { release: release.alias, to }),
      // The stage is freed behind the promotion's last event.
      (a) => !JSON.stringify(a.body).includes('promotion.stage_busy'),
    );
    expect(answer).toMatchObject({ status: 201 });
    const { id, status } = promotionOutcome.parse(answer.body);
    if (status === 'requested') await send('POST', `/promotions/${id}/approve`, {}, 'ben');
    return id;
  };
  const bring = async (release: ReleaseOutcome, to: string): Promise<string> => {
    const id = await ask(release, to);
    await install(id);
    await answers(id);
    await inStatus(id, 'completed');
    return id;
  };
  const measured = (release: ReleaseOutcome, accuracy: number, from = 'preprod') =>
    stages.say(from, testCampaignFinished, {
      campaign: `${from}_0198c5d0-0000-7000-8000-000000000007`,
      release: release.id,
      releaseDigest: release.digest,
      service: 'router',
      model: release.parts.find((p) => p.kind === 'model')?.digest ?? '',
      testSet: `${GOLD}@1`,
      testSetDigest: 'sha256:gold1',
      items: 100,
      metrics: { accuracy, macroF1: accuracy - 0.02 },
      people: 0,
      peopleCorrect: 0,
    });

  beforeAll(async () => {
    service = await startTestService({
      module: (config) => LifecycleModule.forRoot(config),
      migrations: lifecycleMigrations,
      moduleName: 'lifecycle',
      config: writeDescriptor,
    });
    stages = new FakeStages(() => service.app.get(EVENT_STORE));
    await stages.say('dev', algorithmVersionAdded, { files: 2 }, entity('algorithm', ALGORITHM, 'router', 1));
    const columns = [{ name: 'label', class: 'label' as const, nullable: false }];
    const rows = { rows: 3, quarantined: 0, bytes: 9, personal: 'no' as const, columns };
    await stages.say('dev', datasetVersionPublished, rows, entity('dataset', DATASET, 'messages', 1));
    await stages.say('train', businessModelVersionAdded, { labels: 3 }, entity('businessModel', TOPICS, 'topics', 1));
    await stages.say('dev', serviceVersionAdded, { pipeline: 'p' }, entity('service', SERVICE, 'router', 1));
    await stages.say(
      'train',
      testSetVersionAdded,
      { items: 9, labels: 3, source: 's' },
      entity('testSet', GOLD, 'gold', 1),
    );
    for (const version of [1, 2, 3])
      await stages.say(
        'train',
        modelVersionAdded,
        {
          run: `run-${version}`,
          algorithm: `${ALGORITHM}@1`,
          sets: ['set@1'],
          sources: ['src@1'],
          metrics: { accuracy: 0.9 },
        },
        entity('model', MODEL, 'triage', version),
      );
    await get('/board');
  });
  afterAll(() => service.stop());

  let r2: ReleaseOutcome;
  it('a release says what it must reach, on the test set that it pins', async () => {
    for (const bad of [
      'accuracy',
      'accuracy>=2 on testSet/gold',
      'accuracy>=0.9 on model/triage',
      'accuracy>=0.9 on testSet/golds',
    ])
      expect(
        await send('POST', '/releases', { name: 'x', parts: ['model/triage'], requirements: [bad] }),
      ).toMatchObject({
        body: { code: bad.endsWith('golds') ? 'release.unknown_part' : 'release.bad_requirement' },
      });
    r2 = await createRelease('r2', 1, ['accuracy>=0.9 on testSet/gold']);
    expect(r2.requirements).toEqual([
      { metric: 'accuracy', min: 0.9, testSet: { id: GOLD, version: 1, name: 'gold', digest: 'sha256:gold1' } },
    ]);
    expect(r2.path).toEqual(['preprod', 'prod']);
    expect(Object.fromEntries(r2.parts.map((p) => [p.kind, p.modes]))).toEqual({
      dataset: { preprod: 'reference', prod: 'reference' },
      businessModel: { preprod: 'content', prod: 'content' },
      algorithm: { preprod: 'content', prod: 'content' },
      service: { preprod: 'content', prod: 'content' },
      model: { preprod: 'content', prod: 'content' },
      testSet: { preprod: 'content', prod: 'reference' },
    });
    const less = await createRelease('r2-less', 1, ['accuracy>=0.8 on testSet/gold']);
    expect(less.digest).not.toBe(r2.digest);
  });

  it('PreProd has it when its services answer with its models, and says what it waits for till then', async () => {
    const id = await ask(r2, 'preprod');
    expect((await install(id)).summary).toBe('preprod has installed it; waits for its services to answer there');
    await answers(id);
    const done = await inStatus(id, 'completed');
    expect(done.steps.find((s) => s.type === 'promotion.verified')?.evidence).toMatchObject({
      models: [modelDigest(1)],
    });
  });

  it('Prod refuses it without evidence, with evidence that its stage did not sign, and below the threshold', async () => {
    expect(await send('POST', '/promotions', { release: r2.alias, to: 'prod' })).toMatchObject({
      status: 409,
      body: {
        code: 'promotion.no_evidence',
        detail: expect.stringContaining('accuracy>=0.9 on testSet/gold@1'),
        hint: expect.stringContaining('--module preprod'),
      },
    });
    stages.key = newSigningKeyPair();
    await measured(r2, 0.99);
    stages.key = null;
    await measured(r2, 0.99);
    stages.key = stageKey;
    expect(await send('POST', '/promotions', { release: r2.alias, to: 'prod' })).toMatchObject({
      status: 409,
      body: { code: 'promotion.no_evidence', detail: expect.stringContaining('carries no valid signature of preprod') },
    });
    const { evidence } = releaseDetail.parse(await get(`/releases/${r2.alias}`));
    expect(evidence.map((e) => [e.stage, e.metrics['accuracy'], e.keyid])).toEqual([
      ['preprod', 0.99, null],
      ['preprod', 0.99, null],
    ]);
    // Explore has not taken the release and is no PreProd, whoever signs for it.
    await measured(r2, 0.99, 'explore');
    expect(await whyNot(r2, 'prod')).toEqual(['promotion.no_evidence']);
    await measured(r2, 0.93);
    expect(await whyNot(r2, 'prod')).toEqual([]);
    await measured(r2, 0.87);
    expect(await send('POST', '/promotions', { release: r2.alias, to: 'prod' })).toMatchObject({
      status: 409,
      body: { code: 'promotion.threshold_missed', details: { measured: 0.87 } },
    });
    const board = boardView.parse(await get('/board'));
    const onBoard = board.releases.find((r) => r.id === r2.id)?.stages.find((s) => s.module === 'prod');
    expect(onBoard).toMatchObject({ state: 'may-not', reasons: [{ code: 'promotion.threshold_missed' }] });
  });

  it('of two at once to one stage one wins, and what met the requirement is on its record', async () => {
    await measured(r2, 0.93);
    const both = await Promise.all([1, 2].map(() => send('POST', '/promotions', { release: r2.alias, to: 'prod' })));
    expect(both.map((a) => a.status).sort()).toEqual([201, 409]);
    expect(both.find((a) => a.status === 409)).toMatchObject({ body: { code: 'promotion.stage_busy' } });
    const { id } = promotionOutcome.parse(both.find((a) => a.status === 201)?.body);
    expect(await send('POST', `/promotions/${id}/approve`, {})).toMatchObject({
      status: 409,
      body: { code: 'promotion.own_approval' },
    });
    await send('POST', `/promotions/${id}/approve`, {}, 'ben');
    await install(id);
    await answers(id);
    const done = await inStatus(id, 'completed');
    expect(done.evidence).toEqual([
      expect.objectContaining({
        measured: 0.93,
        stage: 'preprod',
        testSetDigest: 'sha256:gold1',
        model: modelDigest(1),
        metrics: { accuracy: 0.93, macroF1: 0.91 },
        keyid: expect.stringMatching(/^[0-9a-f]{16}$/),
      }),
    ]);
    expect(done.steps[0]).toMatchObject({
      detail: expect.stringContaining('accuracy>=0.9 on testSet/gold@1: 0.93'),
      evidence: { campaigns: [{ measured: 0.93 }] },
    });
  });

  let r3: ReleaseOutcome;
  it('a model without a requirement stays before Prod, unless its gate is opened', async () => {
    r3 = await createRelease('r3', 2);
    await bring(r3, 'preprod');
    expect(await whyNot(r3, 'prod')).toEqual(['promotion.no_requirement']);
    expect(await send('PUT', '/gates/preprod', { evidence: 'required' })).toMatchObject({
      status: 409,
      body: { code: 'gate.too_early' },
    });
    expect(await send('PUT', '/gates/prod', { evidence: 'none', reason: 'a trial' })).toMatchObject({
      status: 200,
      body: { evidence: 'none', source: 'set' },
    });
    expect(await whyNot(r3, 'prod')).toEqual([]);
  });

  it('services that do not answer fail the promotion, and Prod keeps what it has', async () => {
    const id = await ask(r3, 'prod');
    await install(id);
    await stages.say('prod', deploymentFailed, {
      promotion: id,
      release: r3.id,
      code: 'serving.no_answer',
      detail: 'router did not answer',
    });
    const failed = await inStatus(id, 'failed');
    expect(failed.summary).toBe('failed: router did not answer');
    expect(failed.failure).toEqual({ code: 'serving.no_answer', detail: 'router did not answer' });
    expect(failed.steps.at(-1)?.detail).toContain('serving.no_answer');
    const again = await ask(r3, 'prod');
    await install(again);
    await answers(again, { model: modelDigest(1) });
    expect((await inStatus(again, 'failed')).summary).toContain('which the release does not pin');
    await until(
      async () => stageView.parse(await get('/stages/prod')),
      (stage) => stage.active === null,
    );
    expect(stageView.parse(await get('/stages/prod')).current?.release.alias).toBe(r2.alias);
  });

  let inProd: string;
  let back: string;
  it('a rollback needs no approval and says what it replaces; it leaves a hold', async () => {
    expect(await send('POST', '/stages/prod/rollback', { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'rollback.nothing_before' },
    });
    inProd = await bring(r3, 'prod');
    const never = await createRelease('never', 3);
    expect(await send('POST', '/stages/prod/rollback', { to: never.alias, reason: 'x' })).toMatchObject({
      body: { code: 'rollback.never_there' },
    });
    const answer = await until(
      () => send('POST', '/stages/prod/rollback', { reason: 'answers are wrong' }, 'ben'),
      (a) => a.status === 201,
    );
    const asked = promotionOutcome.parse(answer.body);
    back = asked.id;
    expect(asked).toMatchObject({ kind: 'rollback', status: 'approved', release: { alias: r2.alias } });
    expect(await send('POST', '/stages/prod/rollback', { reason: 'x' })).toMatchObject({
      body: { code: 'promotion.stage_busy' },
    });
    await install(back);
    await answers(back);
    expect(await inStatus(back, 'completed')).toMatchObject({ replaces: { alias: r3.alias, promotion: inProd } });
    const held = await until(
      async () => stageView.parse(await get('/stages/prod')),
      (stage) => stage.hold !== null,
    );
    expect(held).toMatchObject({
      current: { release: { alias: r2.alias }, kind: 'rollback' },
      hold: { reason: 'answers are wrong', by: 'unverified:ben', rollback: back, from: { alias: r3.alias } },
    });
  });

  it('a hold refuses promotions, not rollbacks, until it is lifted', async () => {
    expect(await send('POST', '/promotions', { release: r3.alias, to: 'prod' })).toMatchObject({
      status: 409,
      body: { code: 'promotion.hold_in_force', detail: expect.stringContaining('answers are wrong') },
    });
    expect(boardView.parse(await get('/board')).modules.find((m) => m.module === 'prod')?.hold).toMatchObject({
      rollback: back,
    });
    // Not to what it was rolled back from: nothing was before r2.
    expect(await send('POST', '/stages/prod/rollback', { reason: 'x' })).toMatchObject({
      body: { code: 'rollback.nothing_before' },
    });
    const to = { to: r3.alias, reason: 'it was not r3' };
    const named = promotionOutcome.parse((await send('POST', '/stages/prod/rollback', to)).body);
    await send('POST', `/promotions/${named.id}/cancel`, { reason: 'it was' });
    await until(
      async () => stageView.parse(await get('/stages/prod')),
      (stage) => stage.active === null,
    );
    expect(await send('PUT', '/stages/prod/hold', { reason: 'x' })).toMatchObject({ body: { code: 'hold.in_force' } });
    expect(await send('POST', '/stages/prod/hold/lift', { reason: 'corrected' })).toMatchObject({
      status: 201,
      body: { hold: null },
    });
    expect(await send('POST', '/stages/prod/hold/lift', { reason: 'x' })).toMatchObject({
      body: { code: 'hold.not_in_force' },
    });
    expect(await whyNot(r3, 'prod')).toEqual([]);
    expect(await send('PUT', '/stages/dev/hold', { reason: 'x' })).toMatchObject({
      body: { code: 'stage.not_passed' },
    });
  });

  it('a release that was recalled is not rolled back to, nor approved; where it is, the board says so', async () => {
    await send('POST', `/releases/${r3.alias}/recall`, { reason: 'leaks' });
    expect(await send('POST', '/stages/prod/rollback', { to: r3.alias, reason: 'x' })).toMatchObject({
      body: { code: 'release.recalled' },
    });
    const board = boardView.parse(await get('/board'));
    expect(board.modules.find((m) => m.module === 'preprod')?.release).toMatchObject({
      alias: r3.alias,
      status: 'recalled',
    });
    const r4 = await createRelease('r4', 2, ['accuracy>=0.5 on testSet/gold@1']);
    const { id } = promotionOutcome.parse(
      (await send('POST', '/promotions', { release: r4.alias, to: 'preprod' })).body,
    );
    await send('PUT', '/stages/preprod/hold', { reason: 'audit' });
    expect(await send('POST', `/promotions/${id}/approve`, {}, 'ben')).toMatchObject({
      status: 409,
      body: { code: 'promotion.hold_in_force' },
    });
    await send('POST', '/stages/preprod/hold/lift', { reason: 'over' });
    await send('POST', `/releases/${r4.alias}/recall`, { reason: 'leaks too' });
    expect(await send('POST', `/promotions/${id}/approve`, {}, 'ben')).toMatchObject({
      status: 409,
      body: { code: 'release.recalled' },
    });
  });

  it('says what was in a stage, at an instant and on a day, with its models', async () => {
    const all = stageHistory.parse(await get('/stages/prod/history')).items;
    expect(all.map((o) => [o.release.alias, o.kind, o.ended])).toEqual([
      [r2.alias, 'rollback', null],
      [r3.alias, 'promotion', 'rolledBack'],
      [r2.alias, 'promotion', 'replaced'],
    ]);
    expect(all[1]?.endedBy).toBe(back);
    expect(all[1]?.parts.find((p) => p.kind === 'model')?.model).toMatchObject({
      run: 'run-2',
      metrics: { accuracy: 0.9 },
    });
    const during = stageHistory.parse(await get(`/stages/prod/history?at=${all[1]?.from ?? ''}`)).items;
    expect(during.map((o) => o.release.alias)).toEqual([r3.alias]);
    const today = new Date().toISOString().slice(0, 10);
    expect(stageHistory.parse(await get(`/stages/prod/history?at=${today}`)).items).toHaveLength(3);
    expect(stageHistory.parse(await get('/stages/prod/history?at=2020-02-02')).items).toEqual([]);
    expect(await get('/stages/prod/history?at=yesterday')).toMatchObject({ status: 400 });
    const ofRelease = historyPage.parse(await get(`/history?release=${r3.alias}&limit=200`)).items;
    expect(ofRelease.map((h) => h.type)).toEqual(
      expect.arrayContaining(['feed.deployment.failed', 'promotion.failed', 'promotion.completed', 'release.recalled']),
    );
    expect(ofRelease.filter((h) => h.promotion === back).map((h) => h.summary)).toEqual(
      expect.arrayContaining([
        `asked to roll prod back to r2 (${r2.alias}) from r3 (${r3.alias})`,
        `put prod on hold after the rollback from r3 (${r3.alias}): answers are wrong`,
      ]),
    );
  });

  it('computes the statistics of delivery from what happened', async () => {
    const hour = new Date(Date.now() - 60_000).toISOString();
    const counts = {
      hour,
      service: 'router',
      release: r2.id,
      model: modelDigest(1),
      answered: 10,
      failed: 1,
      limited: 2,
      ms: 50,
    };
    await stages.say('prod', predictionsCounted, counts);
    await stages.say('prod', predictionsCounted, counts);
    const { definition, items } = statisticsView.parse(await get('/statistics?stage=prod'));
    expect(definition).toBe(1);
    expect(items).toMatchObject([
      {
        stage: 'prod',
        leadTime: { count: 2 },
        promotions: { completed: 2 },
        changeFailure: { changes: 4, failed: 2, rolledBack: 1, rate: 0.75 },
        timeToRestore: { count: 1 },
        predictions: { answered: 20, failed: 2, limited: 4, meanMs: 5 },
      },
    ]);
    expect(statisticsView.parse(await get('/statistics')).items.map((s) => s.stage)).toEqual([
      'train',
      'preprod',
      'prod',
    ]);
    expect(await get('/statistics?definition=9')).toMatchObject({ code: 'statistics.unknown_definition' });
    expect(await get('/statistics?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z')).toMatchObject({
      code: 'statistics.bad_window',
    });
  });

  it('comes back the same when every read model is deleted', async () => {
    const window = 'since=2026-01-01T00:00:00Z&until=2100-01-01T00:00:00Z';
    const paths = [
      '/stages',
      '/stages/prod/history',
      `/statistics?${window}`,
      '/releases',
      '/holds',
      '/gates',
      `/promotions/${back}`,
    ];
    const read = async () => JSON.stringify(await Promise.all(paths.map(get)));
    const before = await read();
    const database = service.app.get(DataSource);
    const tables: { name: string }[] = await database.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'read_models'`,
    );
    await service.app.close();
    const cleaner = await new DataSource({ type: 'postgres', url: service.databaseUrl }).initialize();
    for (const { name } of tables) await cleaner.query(`DELETE FROM read_models.${name}`);
    await cleaner.query(`DELETE FROM platform.checkpoints WHERE name NOT LIKE 'reactor:%'`);
    await cleaner.destroy();
    await service.restart();
    expect(await read()).toBe(before);
  });
});
