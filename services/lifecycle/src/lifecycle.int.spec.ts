import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  algorithmVersionAdded,
  type BoardView,
  boardView,
  datasetVersionPublished,
  type HistoryPage,
  historyPage,
  linkList,
  parkedPage,
  policyHistory,
  policyPage,
  type PromotionDetail,
  promotionDetail,
  promotionInstalled,
  promotionOutcome,
  releaseDetail,
  releaseOutcome,
  type ReleaseOutcome,
  snapshotOrderRefused,
  snapshotPage,
  type SnapshotPage,
  snapshotReceipted,
} from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import { startTestService, type TestService } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { LifecycleModule } from './app.module.js';
import { lifecycleMigrations } from './migrations/index.js';
import { writeDescriptor } from './testing/descriptor.js';
import { FakeStages } from './testing/fake-stages.js';
import { ALGORITHM, DATASET, document } from './testing/samples.js';

const receipt = { payloadType: 'x', payload: 'e30=', signatures: [{ keyid: 'k', sig: 'e30=' }] };
const columns = [{ name: 'label', class: 'label' as const, nullable: false }];
const dataset = (version: number) => ({
  kind: 'dataset',
  id: DATASET,
  name: 'messages',
  version,
  digest: `sha256:d${version}`,
  status: 'published',
});
const algorithm = {
  kind: 'algorithm',
  id: ALGORITHM,
  name: 'router',
  version: 2,
  digest: 'sha256:a2',
  status: 'added',
};

describe('Lifecycle', () => {
  let service: TestService;
  let stages: FakeStages;
  let r1: ReleaseOutcome;

  const get = async (path: string): Promise<unknown> => {
    const store: EventStore = service.app.get(EVENT_STORE);
    return (await service.call('GET', `/api/v1${path}`, { headers: { 'wordslab-position': await store.head() } })).body;
  };
  const send = (method: string, path: string, body: unknown, actor = 'mara') =>
    service.call(method, `/api/v1${path}`, { body, headers: { 'wordslab-actor': actor } });
  /** Reactors run behind the answer: waits until `read` says yes. */
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
  const snapshots = async (): Promise<SnapshotPage> => snapshotPage.parse(await get('/snapshots'));
  const publish = (version: number) =>
    stages.say(
      'dev',
      datasetVersionPublished,
      { rows: 3, quarantined: 0, bytes: 9, personal: 'yes', columns },
      dataset(version),
    );

  beforeAll(async () => {
    service = await startTestService({
      module: (config) => LifecycleModule.forRoot(config),
      migrations: lifecycleMigrations,
      moduleName: 'lifecycle',
      config: writeDescriptor,
    });
    stages = new FakeStages(() => service.app.get(EVENT_STORE));
    await publish(1);
    await stages.say('dev', algorithmVersionAdded, { files: 2 }, algorithm);
  });
  afterAll(() => service.stop());

  it('brings a standing policy for what staff wrote, on every route from home', async () => {
    const page = policyPage.parse(await get('/policies?projection=algorithm-files'));
    expect(page.items.map((p) => [p.id, p.version, p.standing, p.approvedBy])).toEqual(
      ['preprod', 'prod', 'train'].map((to) => [`standing-algorithm-files-dev-${to}`, 1, true, 'wordslab']),
    );
    await service.restart();
    expect(policyPage.parse(await get('/policies')).items.every((p) => p.version === 1)).toBe(true);
  });

  it('refuses a release of what no stage told of, and of what has no policy', async () => {
    await get('/board');
    expect(await send('POST', '/releases', { name: 'r1', parts: ['dataset/mesages'] })).toMatchObject({
      status: 404,
      body: { code: 'release.unknown_part', hint: 'Did you mean dataset/messages@1?' },
    });
    expect(
      await send('POST', '/releases', { name: 'r1', parts: ['dataset/messages', 'algorithm/router'] }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'release.policy_missing',
        details: { missing: [{ projection: 'dataset-rows', entity: DATASET, edge: { from: 'dev', to: 'train' } }] },
      },
    });
  });

  it('keeps every version of a policy, and makes none for the same document', async () => {
    const first = document({ fields: { label: { use: 'keep' } } });
    expect(await send('PUT', `/policies/${first.id}`, { document: first })).toMatchObject({
      status: 200,
      body: { version: 1, changed: true },
    });
    expect(await send('PUT', `/policies/${first.id}`, { document: first })).toMatchObject({
      status: 200,
      body: { version: 1, changed: false },
    });
    expect(await send('PUT', '/policies/second', { document: { ...first, id: 'second' } })).toMatchObject({
      status: 409,
      body: { code: 'policy.subject_taken' },
    });
    expect(
      await send('PUT', `/policies/${first.id}`, { document: { ...first, fields: { label: { use: 'shred' } } } }),
    ).toMatchObject({ status: 400 });
    expect(policyHistory.parse(await get(`/policies/${first.id}`)).versions).toHaveLength(1);
  });

  it('makes a release once and orders its parts for every stage of its path', async () => {
    const answer = await send('POST', '/releases', { name: 'r1', parts: ['dataset/messages', `${ALGORITHM}@2`] });
    expect(answer.status).toBe(201);
    r1 = releaseOutcome.parse(answer.body);
    expect(r1).toMatchObject({
      name: 'r1',
      path: ['train', 'preprod', 'prod'],
      status: 'active',
      alias: expect.stringMatching(/^[a-z]+-[a-z]+$/),
    });
    expect(
      await send('POST', '/releases', { name: 'again', parts: ['algorithm/router@2', 'dataset/messages@1'] }),
    ).toMatchObject({ status: 409, body: { code: 'release.exists' } });
    const { items } = await until(snapshots, (page) => page.items.length === 4);
    expect(items.map((s) => `${s.projection} ${s.edge.to} ${s.state}`).sort()).toEqual([
      'algorithm-files preprod ordered',
      'algorithm-files prod ordered',
      'algorithm-files train ordered',
      'dataset-rows train ordered',
    ]);
    const outbox: { link: string; type: string }[] = await service.app
      .get(DataSource)
      .query(`SELECT link, entry->>'type' AS type FROM sync.outbox`);
    expect(outbox.filter((o) => o.type === 'snapshot.ordered').map((o) => o.link)).toEqual([
      'dev',
      'dev',
      'dev',
      'dev',
    ]);
  });

  it('says what may be promoted where, and why not; the command refuses in the same words', async () => {
    const detail = releaseDetail.parse(await get(`/releases/${r1.alias}`));
    expect(detail.eligibility.map((e) => [e.to, e.may, e.reasons[0]?.code])).toEqual([
      ['train', true, undefined],
      ['preprod', false, 'promotion.stage_skipped'],
      ['prod', false, 'promotion.stage_skipped'],
    ]);
    expect(await send('POST', '/promotions', { release: r1.alias, to: 'preprod' })).toMatchObject({
      status: 409,
      body: { code: 'promotion.stage_skipped', detail: detail.eligibility[1]?.reasons[0]?.detail },
    });
    expect(await send('POST', '/promotions', { release: 'no-such', to: 'train' })).toMatchObject({
      status: 404,
      body: { code: 'release.not_found' },
    });
    expect(await send('POST', '/promotions', { release: r1.alias, to: 'moon' })).toMatchObject({
      status: 404,
      body: { code: 'promotion.unknown_stage' },
    });
    expect(await send('POST', '/promotions', { release: r1.alias, to: 'explore' })).toMatchObject({
      status: 409,
      body: { code: 'promotion.not_on_path' },
    });
  });

  it('a home’s refusal ends the promotion with code and field; with the policy corrected it can be asked again', async () => {
    const asked = promotionOutcome.parse((await send('POST', '/promotions', { release: r1.alias, to: 'train' })).body);
    await until(
      () => promotion(asked.id),
      (p) => p.status === 'delivering',
    );
    const order = (await snapshots()).items.find((s) => s.projection === 'dataset-rows');
    await stages.say('dev', snapshotOrderRefused, {
      order: order?.order ?? '',
      code: 'policy.field_unnamed',
      detail: 'field phone is not named',
      field: 'phone',
    });
    const refused = await until(
      () => promotion(asked.id),
      (p) => p.status === 'refused',
    );
    expect(refused.refusal).toMatchObject({
      by: 'home',
      module: 'dev',
      code: 'policy.field_unnamed',
      field: 'phone',
      part: 'dataset/messages@1',
    });
    const fixed = document({ fields: { label: { use: 'keep' }, phone: { use: 'drop' } } });
    expect(await send('PUT', `/policies/${fixed.id}`, { document: fixed })).toMatchObject({ body: { version: 2 } });
  });

  let toTrain = '';
  it('of two at once to one stage, one wins and the other is told why', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => send('POST', '/promotions', { release: r1.alias, to: 'train', reason: 'first crossing' })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter((a) => a.status === 409).map((a) => a.body)).toEqual(
      [1, 2].map(() => expect.objectContaining({ code: 'promotion.stage_busy' })),
    );
    toTrain = promotionOutcome.parse(answers.find((a) => a.status === 201)?.body).id;
  });

  it('delivers what the hub has, and is completed on the target’s receipts', async () => {
    await until(snapshots, (page) => page.items.length === 5);
    const open = (await snapshots()).items.filter((s) => s.edge.to === 'train' && s.state === 'ordered');
    expect(open).toHaveLength(2);
    const sent: string[] = [];
    for (const { order, edge, projection } of open) {
      const entity = projection === 'dataset-rows' ? dataset(1) : algorithm;
      sent.push(await stages.storeAtHub({ order, ...edge, projection }, entity));
    }
    const told = await until(
      () => promotion(toTrain),
      (p) => p.steps.some((step) => step.type === 'promotion.ordered'),
    );
    expect(told.parts.map((part) => part.state)).toEqual(['relayed', 'relayed']);
    const store: EventStore = service.app.get(EVENT_STORE);
    const relays = async () => {
      const found: unknown[] = [];
      for await (const event of store.readAll({ filter: { categories: ['relay'] } })) found.push(event.data);
      return found;
    };
    expect(await until(relays, (all) => all.length === 2)).toEqual(
      sent.map((snapshot) => ({ snapshot, to: 'train', promotion: toTrain })),
    );
    for (const snapshot of sent) await stages.say('train', snapshotReceipted, { snapshot, rows: 3, receipt });
    await stages.say('train', promotionInstalled, { promotion: toTrain, release: r1.id, parts: 2 });
    const done = await until(
      () => promotion(toTrain),
      (p) => p.status === 'completed',
    );
    expect(done.steps.map((step) => step.type.replace('promotion.', ''))).toEqual([
      'requested',
      'approved',
      'deliveryStarted',
      'partStored',
      'partStored',
      'ordered',
      'partActivated',
      'partActivated',
      'installed',
      'verified',
      'completed',
    ]);
    expect(done.steps[0]).toMatchObject({ actor: 'unverified:mara', detail: expect.stringContaining(r1.alias) });
    expect(done.progress).toEqual({ done: 2, total: 2 });
  });

  it('a stage that wants approval waits for somebody else, and a refusal by a person ends it', async () => {
    await send('PUT', '/approval-rules/preprod', { quorum: 1, roles: [], separateApprover: true });
    const asked = promotionOutcome.parse(
      (await send('POST', '/promotions', { release: r1.alias, to: 'preprod' })).body,
    );
    expect(asked.status).toBe('requested');
    expect(await send('POST', `/promotions/${asked.id}/approve`, {})).toMatchObject({
      status: 409,
      body: { code: 'promotion.own_approval' },
    });
    expect(await send('POST', `/promotions/${asked.id}/refuse`, { reason: 'not today' }, 'ben')).toMatchObject({
      status: 201,
      body: { status: 'rejected' },
    });
    const again = await until(
      () => send('POST', '/promotions', { release: r1.alias, to: 'preprod' }),
      (a) => a.status === 201,
    );
    const { id } = promotionOutcome.parse(again.body);
    expect(await send('POST', `/promotions/${id}/approve`, { comment: 'tried it' }, 'ben')).toMatchObject({
      status: 201,
      body: { status: 'approved' },
    });
    await until(
      () => promotion(id),
      (p) => p.status === 'delivering',
    );
    expect(await send('POST', `/promotions/${id}/cancel`, { reason: 'wrong one' })).toMatchObject({
      status: 201,
      body: { status: 'cancelled' },
    });
    expect(await send('POST', '/promotions/lifecycle_0198c5d0-0000-7000-8000-0000000000ff/approve', {})).toMatchObject({
      status: 404,
      body: { code: 'promotion.not_found' },
    });
  });

  it('the board shows homes and copies, what is behind, and no module fresher than it was heard', async () => {
    await publish(2);
    const database = service.app.get(DataSource);
    await database.query(
      `INSERT INTO sync.link_state (peer, state, last_heard_at, peer_head, received_seq) VALUES ('dev', 'up', now(), 9, 7), ('train', 'up', now() - interval '1 hour', 4, 4)`,
    );
    const board: BoardView = boardView.parse(await get('/board'));
    const messages = board.items.find((row) => row.name === 'messages');
    expect(messages?.cells).toMatchObject([
      { module: 'dev', as: 'home', version: 2, behind: false, freshness: 'fresh' },
      { module: 'train', as: 'copy', version: 1, digest: 'sha256:d1', behind: true, freshness: 'unknown' },
    ]);
    expect(board.modules.find((m) => m.module === 'dev')).toMatchObject({ behind: 2, freshness: 'fresh' });
    expect(board.modules.find((m) => m.module === 'train')).toMatchObject({
      freshness: 'unknown',
      release: { alias: r1.alias },
    });
    expect(board.releases[0]?.stages.map((s) => s.state)).toEqual(['current', 'may', 'may-not']);
    const links = linkList.parse(await get('/links'));
    expect(links.items.map((l) => [l.peer, l.state, l.incoming.backlog])).toEqual([
      ['dev', 'up', 2],
      ['train', 'up', 0],
      ['preprod', 'never', 0],
      ['prod', 'never', 0],
      ['explore', 'never', 0],
    ]);
  });

  it('parks what it does not know, and what follows for that entity; others go on', async () => {
    const unknown = { ...dataset(3), id: DATASET.replace('0001', '0009'), name: 'later' };
    await stages.sayRaw('dev', { type: 'dataset.blessed', v: 1, data: {} }, unknown);
    await stages.sayRaw(
      'dev',
      { type: 'dataset.versionPublished', v: 1, data: { rows: 1, quarantined: 0, bytes: 1, personal: 'no', columns } },
      unknown,
    );
    await publish(3);
    const parked = parkedPage.parse(await get('/links/parked'));
    expect(parked.items.map((p) => [p.type, p.reason])).toEqual([
      ['dataset.blessed', 'unknown_type'],
      ['dataset.versionPublished', 'behind'],
    ]);
    const { items } = boardView.parse(await get('/board?kind=dataset'));
    expect(items.map((row) => [row.name, row.cells[0]?.version])).toEqual([['messages', 3]]);
  });

  it('a recalled release goes nowhere', async () => {
    expect(await send('POST', `/releases/${r1.alias}/recall`, { reason: 'leaks' })).toMatchObject({
      status: 201,
      body: { status: 'recalled' },
    });
    expect(await send('POST', '/promotions', { release: r1.alias, to: 'preprod' })).toMatchObject({
      status: 409,
      body: { code: 'release.recalled' },
    });
  });

  it('the history says who, what, when, and when Lifecycle knew; page by page', async () => {
    const ofPromotion: HistoryPage = historyPage.parse(await get(`/history?promotion=${toTrain}&order=asc&limit=5`));
    expect(ofPromotion.items.map((i) => i.type)).toEqual([
      'promotion.requested',
      'promotion.approved',
      'promotion.deliveryStarted',
      'promotion.partStored',
      'promotion.partStored',
    ]);
    const rest = historyPage.parse(
      await get(`/history?promotion=${toTrain}&order=asc&limit=50&after=${ofPromotion.next ?? ''}`),
    );
    expect(rest.items.map((i) => i.type)).toContain('feed.promotion.installed');
    expect(rest.next).toBeNull();
    const ofRelease = historyPage.parse(await get(`/history?release=${r1.alias}&limit=200`));
    expect(ofRelease.items.map((i) => i.type)).toEqual(
      expect.arrayContaining([
        'release.created',
        'release.recalled',
        'promotion.completed',
        'feed.promotion.installed',
      ]),
    );
    const arrived = historyPage.parse(await get(`/history?entity=${DATASET}@1&module=train`));
    expect(arrived.items.map((i) => [i.type, i.entity?.name, i.summary])).toEqual([
      ['feed.snapshot.receipted', 'messages', 'train has a copy of 3 rows'],
    ]);
    const ofDataset = historyPage.parse(await get(`/history?entity=${DATASET}&type=feed.dataset.versionPublished`));
    expect(ofDataset.items.map((i) => [i.entity?.version, i.module, i.actor])).toEqual([
      [3, 'dev', 'staff-of-dev'],
      [2, 'dev', 'staff-of-dev'],
      [1, 'dev', 'staff-of-dev'],
    ]);
    expect(ofDataset.items.every((i) => i.knownAt >= i.happenedAt.slice(0, 19))).toBe(true);
  });

  it('everything that is not truth can be deleted: emptied read models come back the same', async () => {
    const paths = [
      '/board',
      '/releases',
      `/promotions/${toTrain}`,
      '/policies',
      '/snapshots',
      '/links/parked',
      '/history?limit=200',
    ];
    const read = async () =>
      JSON.stringify(await Promise.all(paths.map(get))).replaceAll(/"(asOf|lagSeconds)":[^,}]*/g, '');
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
