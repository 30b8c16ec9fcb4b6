import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type FeedEntryType,
  hashOfPolicy,
  newId,
  promotionInstalled,
  promotionRefused,
  snapshotOffered,
  snapshotOrderRefused,
  snapshotReceipted,
  snapshotRefused,
} from '@wordslab/contracts';
import { MemoryEventStore, type RecordedEvent } from '@wordslab/eventstore';
import { Commands, EventTypes, type RequestContext } from '@wordslab/platform';
import { lifecycleEvents } from '../../events.js';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { OrderShipments } from '../../deliveries/application/order-shipments.js';
import { ReleaseOrders } from '../../deliveries/application/release-orders.js';
import { OrderFeed } from '../../deliveries/integration/order-feed.js';
import { policyDecider, policyStream } from '../../policies/domain/policy.js';
import { releaseDecider, releaseStream } from '../../releases/domain/release.js';
import { FakeStages } from '../../testing/fake-stages.js';
import {
  acme,
  ALGORITHM,
  algorithmPart,
  DATASET,
  datasetPart,
  document,
  PROMOTION,
  r1,
  requestTo,
} from '../../testing/samples.js';
import { promotionDecider } from '../domain/decide-promotion.js';
import type { Promotion } from '../domain/promotion.js';
import { promotionStream } from '../domain/promotion.events.js';
import { stageDecider, stageStream } from '../domain/stage-lane.js';
import { PromotionFeed } from '../integration/promotion-feed.js';
import { PromotionCommands } from './promotion-commands.js';
import { PromotionFacts } from './promotion-facts.js';
import { PromotionSaga } from './promotion-saga.js';

const receipt = { payloadType: 'x', payload: 'e30=', signatures: [{ keyid: 'k', sig: 'e30=' }] };
const ctxOf = (commandId: string = newId()): RequestContext => ({
  actor: 'mara',
  correlationId: 'c',
  commandId,
  now: new Date('2026-01-01T00:00:00.000Z'),
});

/** Lifecycle without HTTP or a database: every event reaches the reactors twice, as after a crash before the checkpoint. */
class World {
  readonly store = new MemoryEventStore();
  readonly stages = new FakeStages(() => this.store);
  readonly commands = new Commands(
    this.store,
    { tenant: 'acme', module: 'lifecycle' },
    new EventTypes(lifecycleEvents),
  );
  readonly books = new LifecycleBooks(this.store, acme);
  readonly shipments = new OrderShipments(this.commands, this.books);
  readonly promotions = new PromotionCommands(
    this.commands,
    this.books,
    new PromotionFacts(this.books, acme),
    { tenant: 'acme', module: 'lifecycle' },
    acme,
  );
  private readonly reactors = [
    new ReleaseOrders(this.shipments),
    new PromotionSaga(this.commands, this.promotions, this.shipments, this.books),
  ];
  private seen = 0;

  async settle(): Promise<void> {
    for (let events = await this.log(); this.seen < events.length; events = await this.log()) {
      const event = events[this.seen++];
      for (const again of [1, 2])
        for (const [index, reactor] of this.reactors.entries())
          if (event) await reactor.react(event, { ...ctxOf(`${index}:${event.id}`), now: new Date(again) });
    }
  }

  async log(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readAll()) events.push(event);
    return events;
  }

  async of(type: string): Promise<RecordedEvent['data'][]> {
    return (await this.log()).filter((event) => event.type === type).map((event) => event.data);
  }

  async say<D>(from: string, type: FeedEntryType<D>, data: D): Promise<void> {
    await this.stages.say(from, type, data);
    await this.settle();
  }

  async promote(release = r1.alias, to = 'train'): Promise<string> {
    const { state } = await this.promotions.request({ release, to }, ctxOf());
    await this.settle();
    return state.status === 'none' ? '' : state.request.promotion;
  }

  async promotion(id: string): Promise<Promotion> {
    const { state } = await this.commands.load(promotionStream(id), promotionDecider);
    if (state.status === 'none') throw new Error(`no promotion ${id}`);
    return state;
  }

  async setPolicy(
    fields: Record<string, { use: 'keep' | 'drop' }>,
    projection = 'dataset-rows',
    entity = DATASET,
  ): Promise<void> {
    const doc = document({ id: `${projection}-dev-train`, projection, entity, fields });
    const command = { id: doc.id, document: doc, by: 'mara', reason: null, standing: false, tenant: acme };
    await this.commands.execute({ stream: policyStream(doc.id), decider: policyDecider, command, ctx: ctxOf() });
  }

  async release(alias: string, version: number): Promise<void> {
    const parts = [
      { ...datasetPart, version, modes: { train: 'content' as const } },
      { ...algorithmPart, modes: { train: 'content' as const } },
    ];
    const id = `lifecycle_0198c5d0-0000-7000-8000-0000000000${version}0`;
    await this.commands.execute({
      stream: releaseStream(id),
      decider: releaseDecider,
      command: { type: 'create', id, name: alias, alias, path: ['train'], parts, requirements: [], by: 'mara' },
      ctx: ctxOf(),
    });
    await this.settle();
  }

  /** The hub gets everything that is ordered and not stored yet; answers with the snapshots. */
  async storeAll(): Promise<string[]> {
    const deliveries = await this.books.deliveries();
    const snapshots: string[] = [];
    for (const data of await this.of('snapshot.ordered')) {
      const { order = '' } = data as { order?: string };
      const placed = deliveries.order(order);
      if (!placed || placed.state !== 'ordered') continue;
      const [id = '', version = '1'] = placed.partition.split('@');
      const { from, to, projection } = placed;
      const entity = { kind: 'x', id, version: Number(version), name: 'x', digest: 'd' };
      snapshots.push(await this.stages.storeAtHub({ order, from, to, projection }, entity));
    }
    await this.settle();
    return snapshots;
  }

  async install(promotion: string, snapshots: readonly string[]): Promise<void> {
    for (const snapshot of snapshots) await this.say('train', snapshotReceipted, { snapshot, rows: 3, receipt });
    await this.say('train', promotionInstalled, { promotion, release: 'r', parts: 2 });
  }
}

let world: World;
beforeEach(async () => {
  world = new World();
  await world.setPolicy({ label: { use: 'keep' } });
  await world.setPolicy({ path: { use: 'keep' }, content: { use: 'keep' } }, 'algorithm-files', '*');
  await world.release('amber-otter', 1);
});

describe('a promotion, every event reacted to twice', () => {
  const shipperWrites = (type: string, data: unknown) => {
    const metadata = {
      v: 1,
      tenant: 'acme',
      module: 'lifecycle',
      actor: 'wordslab',
      occurredAt: '2026-01-01T00:00:00.000Z',
      correlationId: 'c',
    };
    return world.store.append('snapshot-ab', [{ id: newId(), type, data, metadata }], { expected: 'any' });
  };

  it('orders each part once, at the release; a stored part is not ordered again', async () => {
    expect(await world.of('snapshot.ordered')).toHaveLength(2);
    await world.storeAll();
    const id = await world.promote();
    expect(await world.of('snapshot.ordered')).toHaveLength(2);
    expect(await world.promotion(id)).toMatchObject({ status: 'delivering', told: true });
  });

  it('goes from asked to completed, each step once, and frees its stage', async () => {
    const id = await world.promote();
    const snapshots = await world.storeAll();
    await world.install(id, snapshots);
    expect(await world.promotion(id)).toMatchObject({ status: 'completed' });
    const steps = (await world.log()).filter((e) => e.type.startsWith('promotion.')).map((e) => e.type.slice(10));
    expect(steps).toEqual([
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
    expect(await world.of('snapshot.relayOrdered')).toHaveLength(2);
    expect((await world.books.lanes()).get('train')).toMatchObject({ active: null, current: { promotion: id } });
  });

  it('goes on after a crash between the claim of the stage and its first event', async () => {
    const data = { stage: 'train', promotion: PROMOTION, request: requestTo('train') };
    await world.commands.execute({
      stream: stageStream('train'),
      decider: stageDecider,
      command: { type: 'claim', data },
      ctx: ctxOf(),
    });
    await world.settle();
    expect(await world.promotion(PROMOTION)).toMatchObject({ status: 'delivering' });
  });

  it('asked for twice under one key is one promotion', async () => {
    const ask = () => world.promotions.request({ release: 'amber-otter', to: 'train' }, ctxOf('the-same'));
    const [first, second] = [await ask(), await ask()];
    expect(second.state).toEqual(first.state);
    await world.settle();
    expect(await world.of('promotion.requested')).toHaveLength(1);
  });

  it('a home’s refusal ends it; asked again under the corrected policy, only the refused part is ordered again', async () => {
    const id = await world.promote();
    const [first] = await world.of('snapshot.ordered');
    const { order = '' } = first as { order?: string };
    await world.say('dev', snapshotOrderRefused, {
      order,
      code: 'policy.field_unnamed',
      detail: 'phone',
      field: 'phone',
    });
    expect(await world.promotion(id)).toMatchObject({
      status: 'refused',
      refusal: { by: 'home', field: 'phone', part: 'dataset/messages@1' },
    });
    await world.setPolicy({ label: { use: 'keep' }, phone: { use: 'drop' } });
    const again = await world.promote();
    expect(await world.promotion(again)).toMatchObject({ status: 'delivering' });
    expect(await world.of('snapshot.ordered')).toHaveLength(3);
    await world.install(again, await world.storeAll());
    expect(await world.promotion(again)).toMatchObject({ status: 'completed' });
  });

  it('asked again under the same policy, what was refused is ordered once more under a new id', async () => {
    await world.promote();
    const [first] = await world.of('snapshot.ordered');
    const { order = '' } = first as { order?: string };
    await world.say('dev', snapshotOrderRefused, { order, code: 'source.gone', detail: 'disk away' });
    await world.promote();
    const orders = (await world.of('snapshot.ordered')).map((data) => (data as { order: string }).order);
    expect(new Set(orders).size).toBe(3);
  });

  it('a rollback ships nothing again, and leaves one hold; called off, or lifted since, it leaves none', async () => {
    await world.install(await world.promote(), await world.storeAll());
    await world.release('blue-fox', 2);
    const second = await world.promote('blue-fox');
    await world.install(second, await world.storeAll());
    const ordered = (await world.of('snapshot.ordered')).length;
    const relayed = (await world.of('snapshot.relayOrdered')).length;
    const rollBack = async (key: string): Promise<string> => {
      await world.promotions.rollback('train', { reason: 'wrong answers' }, ctxOf(key));
      const { state } = await world.promotions.rollback('train', { reason: 'wrong answers' }, ctxOf(key));
      await world.settle();
      return state.status === 'none' ? '' : state.request.promotion;
    };
    const cancelled = await rollBack('first');
    await world.promotions.cancel(cancelled, 'not yet', ctxOf());
    await world.settle();
    expect(await world.of('stage.held')).toEqual([]);
    const back = await rollBack('second');
    await world.install(back, []);
    expect(await world.promotion(back)).toMatchObject({
      status: 'completed',
      request: {
        kind: 'rollback',
        release: { alias: 'amber-otter' },
        replaces: { alias: 'blue-fox', promotion: second },
      },
    });
    expect(await world.of('stage.held')).toEqual([
      expect.objectContaining({ stage: 'train', rollback: back, reason: 'wrong answers', by: 'mara' }),
    ]);
    expect((await world.of('snapshot.ordered')).length).toBe(ordered);
    expect((await world.of('snapshot.relayOrdered')).length).toBe(relayed);
    await expect(world.promote('blue-fox')).rejects.toMatchObject({ code: 'promotion.hold_in_force' });
  });

  it('the hub’s refusal of an offer ends it', async () => {
    const id = await world.promote();
    const [first] = await world.of('snapshot.ordered');
    const { order = '' } = first as { order?: string };
    await world.say('dev', snapshotOffered, {
      order,
      snapshot: 'sha256:ab',
      offer: 'o',
      manifest: 'm',
      rows: 1,
      bytes: 1,
      chunks: 1,
    });
    const data = { snapshot: 'sha256:ab', code: 'signature.invalid', detail: 'not signed by dev', peer: 'dev' };
    await shipperWrites('snapshot.refused', data);
    await world.settle();
    expect(await world.promotion(id)).toMatchObject({
      status: 'refused',
      refusal: { by: 'hub', code: 'signature.invalid' },
    });
  });

  it('the hub’s refusal to pass a stored snapshot on ends it', async () => {
    const id = await world.promote();
    const [snapshot = ''] = await world.storeAll();
    await shipperWrites('snapshot.relayRefused', {
      snapshot,
      to: 'train',
      code: 'snapshot.expired',
      detail: 'too old',
    });
    await world.settle();
    expect(await world.promotion(id)).toMatchObject({
      status: 'refused',
      refusal: { by: 'hub', module: 'lifecycle', code: 'snapshot.expired' },
    });
  });

  it('the target’s refusal ends it; the next one has what was refused offered anew, and sends nothing else again', async () => {
    const id = await world.promote();
    const [snapshot = '', other = ''] = await world.storeAll();
    await world.say('train', snapshotRefused, { snapshot, code: 'disk.full', detail: 'no room' });
    expect(await world.promotion(id)).toMatchObject({
      status: 'refused',
      refusal: { by: 'target', module: 'train', code: 'disk.full' },
    });
    await world.say('train', snapshotReceipted, { snapshot: other, rows: 3, receipt });
    const again = await world.promote();
    expect(await world.of('snapshot.ordered')).toHaveLength(3);
    expect(await world.promotion(again)).toMatchObject({ status: 'delivering', told: false });
    const [anew = ''] = await world.storeAll();
    expect(await world.promotion(again)).toMatchObject({ status: 'delivering', told: true });
    expect((await world.of('snapshot.relayOrdered')).map((data) => (data as { snapshot: string }).snapshot)).toEqual([
      snapshot,
      other,
      anew,
    ]);
    await world.say('train', promotionRefused, { promotion: again, release: 'r', code: 'no', detail: 'will not' });
    expect(await world.promotion(again)).toMatchObject({ status: 'refused', refusal: { by: 'target', code: 'no' } });
  });

  it('going back to an earlier release sends nothing again', async () => {
    await world.install(await world.promote(), await world.storeAll());
    await world.release('blue-fox', 2);
    await world.install(await world.promote('blue-fox'), await world.storeAll());
    const relays = await world.of('snapshot.relayOrdered');
    const back = await world.promote('amber-otter');
    await world.install(back, []);
    expect(await world.promotion(back)).toMatchObject({ status: 'completed' });
    expect(await world.of('snapshot.relayOrdered')).toEqual(relays);
    expect((await world.books.lanes()).get('train')?.completed.size).toBe(2);
  });

  it('under a changed policy, the target’s early word counts once the new snapshot’s receipt is there', async () => {
    await world.install(await world.promote(), await world.storeAll());
    await world.release('blue-fox', 2);
    await world.install(await world.promote('blue-fox'), await world.storeAll());
    await world.setPolicy({ label: { use: 'drop' } });
    const again = await world.promote('amber-otter');
    const [snapshot = ''] = await world.storeAll();
    await world.say('train', promotionInstalled, { promotion: again, release: 'r', parts: 2 });
    expect(await world.promotion(again)).toMatchObject({ status: 'installed' });
    await world.say('train', snapshotReceipted, { snapshot, rows: 3, receipt });
    expect(await world.promotion(again)).toMatchObject({ status: 'completed' });
  });

  it('under a policy set back to an earlier text, a new snapshot is ordered: the target takes none older than it has', async () => {
    await world.install(await world.promote(), await world.storeAll());
    await world.setPolicy({ label: { use: 'drop' } });
    await world.release('blue-fox', 2);
    await world.install(await world.promote('blue-fox'), await world.storeAll());
    await world.install(await world.promote('amber-otter'), await world.storeAll());
    const before = (await world.of('snapshot.ordered')).length;
    await world.setPolicy({ label: { use: 'keep' } });
    const back = await world.promote('blue-fox');
    expect(await world.of('snapshot.ordered')).toHaveLength(before + 1);
    expect(await world.promotion(back)).toMatchObject({ status: 'delivering', told: false });
  });

  it('cancelled too late, it says so, and the stage knows what it has', async () => {
    const id = await world.promote();
    const snapshots = await world.storeAll();
    await world.promotions.cancel(id, 'wrong one', ctxOf());
    await world.settle();
    expect(await world.promotion(id)).toMatchObject({ status: 'cancelled' });
    await world.install(id, snapshots);
    expect(await world.promotion(id)).toMatchObject({ status: 'completed' });
    expect((await world.books.lanes()).get('train')?.current?.promotion).toBe(id);
  });

  it('says to its peers: orders to the home, the promotion and its end to the target', async () => {
    const id = await world.promote();
    const [dataset, algorithm] = await world.storeAll();
    await world.promotions.cancel(id, 'wrong one', ctxOf());
    const feeds = [new OrderFeed(), new PromotionFeed()];
    const entries = (await world.log()).flatMap((event) => feeds.flatMap((feed) => feed.map(event)));
    expect(entries.map(({ link, entry }) => `${link} ${entry.type}`)).toEqual([
      'dev snapshot.ordered',
      'dev snapshot.ordered',
      'train promotion.ordered',
      'train promotion.cancelled',
    ]);
    expect(entries[0]?.entry.data).toMatchObject({
      partition: `${DATASET}@1`,
      policy: {
        version: 1,
        hash: hashOfPolicy(document({ id: 'dataset-rows-dev-train', fields: { label: { use: 'keep' } } })),
      },
    });
    expect(entries[2]?.entry.data).toMatchObject({
      promotion: id,
      parts: [
        { id: DATASET, mode: 'content', snapshot: dataset },
        { id: ALGORITHM, mode: 'content', snapshot: algorithm },
      ],
    });
  });
});
