import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  markedSamplesVersionAdded,
  type PolicyDocument,
  predictionLogFields,
  predictionLogId,
  pullRequested,
  snapshotOrderRefused,
  snapshotReceipted,
} from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import { startTestService, type TestService } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { LifecycleModule } from '../app.module.js';
import { lifecycleMigrations } from '../migrations/index.js';
import { writeDescriptor } from '../testing/descriptor.js';
import { FakeStages } from '../testing/fake-stages.js';

const LOG = predictionLogId('acme', 'prod');
const day = (n: number) => `${LOG}@2026112${n}`;
const pullOf = (n: number, module = 'explore') => `${module}_0198c5d0-0000-7000-8000-0000000000${10 + n}`;
const receipt = { payloadType: 'x', payload: 'e30=', signatures: [{ keyid: 'k', sig: 'e30=' }] };
const policy: PolicyDocument = {
  v: 1,
  id: 'log-prod-explore',
  edge: { from: 'prod', to: 'explore' },
  projection: 'prediction-log',
  entity: '*',
  fields: Object.fromEntries(
    predictionLogFields.map(({ name, class: c }) => [
      name,
      c === 'personal'
        ? { use: 'drop' as const }
        : c === 'text'
          ? { use: 'redact' as const, detect: ['email' as const], names: ['names'] }
          : { use: 'keep' as const },
    ]),
  ),
};

describe('pulls in Lifecycle', () => {
  let service: TestService;
  let stages: FakeStages;
  const store = () => service.app.get<EventStore>(EVENT_STORE);
  beforeAll(async () => {
    service = await startTestService({
      module: (config) => LifecycleModule.forRoot(config),
      migrations: lifecycleMigrations,
      moduleName: 'lifecycle',
      config: writeDescriptor,
    });
    stages = new FakeStages(store);
  });
  afterAll(() => service.stop());

  const events = async (category: string): Promise<RecordedEvent[]> => {
    const found: RecordedEvent[] = [];
    for await (const event of store().readAll({ filter: { categories: [category] } })) found.push(event);
    return found;
  };
  /** What went down the link to a stage about one pull. */
  const told = async (pull: string): Promise<{ type: string; data: Record<string, unknown> }[]> => {
    const rows: { entry: { type: string; data: Record<string, unknown> } }[] = await service.app
      .get(DataSource)
      .query(`SELECT entry FROM sync.outbox WHERE entry->'data'->>'pull' = $1 ORDER BY seq`, [pull]);
    return rows.map(({ entry }) => entry);
  };
  const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (let i = 0; i < 200; i++) {
      const value = await read();
      if (holds(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never so: ${JSON.stringify(await read())}`);
  };
  const ask = (pull: string, partitions: string[], more: { projection?: string; from?: string; by?: string } = {}) =>
    stages.say(more.by ?? 'explore', pullRequested, {
      pull,
      projection: more.projection ?? 'prediction-log',
      from: more.from ?? 'prod',
      partitions,
    });
  const ordersOf = async (pull: string) => {
    const accepted = await until(
      async () => (await events('pull')).find((e) => e.type === 'pull.accepted' && e.stream === `pull-${pull}`),
      (e) => e !== undefined,
    );
    return (accepted?.data as { orders: { partition: string; order: string }[] }).orders;
  };
  const logDay = (version: number, digest: string) => ({
    ...{ kind: 'predictionLog', id: LOG, version, name: 'prod', digest },
  });
  const refusedWith = async (pull: string) =>
    (
      await until(
        () => told(pull),
        (all) => all.length === 1,
      )
    )[0];

  it('are refused for want of a policy, a route, or anything to pull, and for what lives elsewhere', async () => {
    await ask(pullOf(0), [day(5)]);
    expect(await refusedWith(pullOf(0))).toMatchObject({ type: 'pull.refused', data: { code: 'pull.policy_missing' } });
    await ask(pullOf(1, 'train'), [day(5)], { by: 'train' });
    expect(await refusedWith(pullOf(1, 'train'))).toMatchObject({ data: { code: 'pull.no_route' } });
    await ask(pullOf(2, 'train'), [], { by: 'train', from: 'explore', projection: 'marked-samples' });
    expect(await refusedWith(pullOf(2, 'train'))).toMatchObject({ data: { code: 'pull.nothing_known' } });
    await ask(pullOf(3), ['dev_0198c5d0-0000-7000-8000-000000000001@1']);
    expect(await refusedWith(pullOf(3))).toMatchObject({ data: { code: 'pull.foreign_partition' } });
    expect(await events('order')).toEqual([]);
  });

  it('of another stage, in whose name nobody else can ask, are not heard', async () => {
    await ask(pullOf(4, 'train'), [day(5)]);
    await ask(pullOf(5), [day(5)], { from: 'train' });
    expect(await refusedWith(pullOf(5))).toMatchObject({ data: { code: 'pull.no_route' } });
    expect(await told(pullOf(4, 'train'))).toEqual([]);
  });

  it('order each day, pass on what the hub has, and say what is empty', async () => {
    await service.call('PUT', `/api/v1/policies/${policy.id}`, { body: { document: policy } });
    await ask(pullOf(6), [day(4), day(5)]);
    const orders = await ordersOf(pullOf(6));
    const [fourth, fifth] = orders;
    await stages.say('prod', snapshotOrderRefused, {
      order: fourth?.order ?? '',
      code: 'snapshot.unknown_partition',
      detail: 'nothing is published',
    });
    const edge = { from: 'prod', to: 'explore', projection: 'prediction-log' };
    const snapshot = await stages.storeAtHub({ order: fifth?.order ?? '', ...edge }, logDay(20261125, 'sha256:d1'));
    const all = await until(
      () => told(pullOf(6)),
      (entries) => entries.length === 3,
    );
    expect(all).toMatchObject([
      { type: 'pull.accepted', data: { partitions: [day(4), day(5)] } },
      { data: { partition: day(4), outcome: 'empty' } },
      { data: { partition: day(5), outcome: 'relayed', snapshot } },
    ]);
    expect((await events('relay')).map((e) => e.data)).toEqual([{ snapshot, to: 'explore', promotion: pullOf(6) }]);
    await stages.say('explore', snapshotReceipted, { snapshot, rows: 3, receipt });
  });

  it('order a day anew each time, two at once as well; what is there already is not sent again', async () => {
    await Promise.all([ask(pullOf(7), [day(5)]), ask(pullOf(8), [day(5)])]);
    const [seventh, eighth] = [await ordersOf(pullOf(7)), await ordersOf(pullOf(8))];
    expect(new Set([...seventh, ...eighth].map(({ order }) => order)).size).toBe(2);
    expect((await events('order')).map((e) => (e.data as { partition: string }).partition)).toEqual([
      ...[day(4), day(5), day(5), day(5)],
    ]);
    const edge = { from: 'prod', to: 'explore', projection: 'prediction-log' };
    const order = seventh[0]?.order ?? '';
    const snapshot = await stages.storeAtHub({ order, ...edge }, logDay(20261125, 'sha256:d2'));
    await until(
      () => told(pullOf(7)),
      (entries) => entries.length === 2,
    );
    await until(
      async () => (await events('relay')).length,
      (n) => n === 2,
    );
    await stages.say('explore', snapshotReceipted, { snapshot, rows: 4, receipt });
    // The home built the same content for the other pull: its order ends with the same snapshot.
    const same = { ...(await events('snapshot')).at(-1) };
    await store().append(
      `snapshot-${snapshot.slice(7)}`,
      [
        {
          id: '0198c5d0-0000-4000-8000-000000000099',
          type: 'snapshot.stored',
          data: { ...(same.data as object), order: eighth[0]?.order },
          metadata: {
            v: 1,
            tenant: 'acme',
            module: 'lifecycle',
            actor: 's',
            occurredAt: new Date().toISOString(),
            correlationId: 'c',
          },
        },
      ],
      { expected: 'any' },
    );
    const last = await until(
      () => told(pullOf(8)),
      (entries) => entries.length === 2,
    );
    expect(last[1]).toMatchObject({ data: { outcome: 'relayed', snapshot, detail: 'it has this snapshot already' } });
    expect(await events('relay')).toHaveLength(2);
  });

  it('without partitions order the latest version that Lifecycle was told of', async () => {
    const samples = (version: number) => ({
      ...{ kind: 'markedSamples', id: 'explore_0198c5d0-0000-7000-8000-0000000000aa', name: 'errors', version },
    });
    for (const version of [1, 2])
      await stages.say('explore', markedSamplesVersionAdded, { items: 3, source: LOG }, samples(version));
    await ask(pullOf(9, 'train'), [], { by: 'train', from: 'explore', projection: 'marked-samples' });
    expect((await ordersOf(pullOf(9, 'train'))).map(({ partition }) => partition)).toEqual([`${samples(2).id}@2`]);
  });

  it('write nothing twice when every reaction is repeated, as after a crash', async () => {
    const written = async () =>
      (await Promise.all(['pull', 'order', 'relay'].map(events))).flat().map(({ type, stream }) => `${stream} ${type}`);
    const before = await written();
    await service.app.get(DataSource).query(`DELETE FROM platform.checkpoints WHERE name LIKE 'reactor:pull-%'`);
    await service.restart();
    const done = `SELECT count(*) AS n FROM platform.checkpoints WHERE name LIKE 'reactor:pull-%' AND position IS NOT NULL`;
    await until(
      async () => (await service.app.get(DataSource).query<{ n: string }[]>(done))[0]?.n,
      (n) => n === '2',
    );
    expect(await written()).toEqual(before);
  });
});
