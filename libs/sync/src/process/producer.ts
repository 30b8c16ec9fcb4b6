import {
  type DeploymentDescriptor,
  isWordslabError,
  NotFound,
  RuleViolated,
  type SnapshotEvent,
  type SnapshotEventData,
} from '@wordslab/contracts/core';
import type { ChunkSizes } from '../codec/chunker.js';
import { deriveEdgeKeys } from '../keys/edge-keys.js';
import type { ModuleKeys } from '../keys/module-keys.js';
import { wrapKeys } from '../keys/wrap.js';
import type {
  BlobStore,
  Clock,
  OpenedSource,
  SnapshotFact,
  SnapshotLog,
  SnapshotOrder,
  SnapshotSource,
} from '../ports.js';
import { buildSnapshot, signOffer } from '../snapshot/build.js';
import type { Courier } from './courier.js';
import { orderedFact, ownEvent, wantedFact } from './facts.js';
import { answerTo } from './heads.js';

export interface ProducerPorts {
  readonly source: SnapshotSource;
  readonly blobs: BlobStore;
  readonly log: SnapshotLog;
  readonly courier: Courier;
  readonly clock: Clock;
}

export interface ProducerOptions {
  readonly descriptor: DeploymentDescriptor;
  readonly keys: Pick<ModuleKeys, 'root' | 'sign'>;
  /** Milliseconds for which an offer holds. */
  readonly offerFor?: number;
  /** Where chunks are cut; the default is right but for tests. */
  readonly chunking?: ChunkSizes;
  /** Milliseconds until an order is tried again that could not be built for want of something. */
  readonly retryAfter?: number;
}

type Built = SnapshotEventData<'snapshot.built'>;

/**
 * The home's side of a snapshot: an order comes down the link, the snapshot is built and offered, wants are answered.
 * Feed it the log: `restore` for what is history, `handle` for what is new, `tick` when `dueAt` has come.
 */
export class SnapshotProducer {
  private readonly orders = new Map<string, SnapshotOrder>();
  private readonly done = new Set<string>();
  /** By order: the same content may have been built for several, each with an offer of its own. */
  private readonly built = new Map<string, Built>();
  private readonly lastBuilt = new Map<string, string>();
  private retryAt = 0;

  constructor(
    private readonly ports: ProducerPorts,
    private readonly options: ProducerOptions,
  ) {}

  /** Takes a fact into account and does nothing about it. Repeating a fact changes nothing. */
  restore(fact: SnapshotFact): void {
    const ordered = fact.from === null ? undefined : orderedFact(fact);
    if (ordered && !this.done.has(ordered.order)) this.orders.set(ordered.order, ordered);
    const built = ownEvent(fact, 'snapshot.built');
    if (built) {
      this.built.set(built.order, built);
      this.lastBuilt.set(stateKey(built), built.snapshot);
    }
    const settled = built ?? ownEvent(fact, 'snapshot.orderRefused');
    if (settled) {
      this.done.add(settled.order);
      this.orders.delete(settled.order);
    }
  }

  /** Takes a new fact into account and acts. A want is answered only here: after a crash, whoever lacks chunks asks again. */
  async handle(fact: SnapshotFact): Promise<void> {
    this.restore(fact);
    const want = fact.from === null ? undefined : wantedFact(fact);
    for (const built of this.built.values())
      if (want && fact.from !== null && built.snapshot === want.snapshot)
        this.ports.courier.enqueue(fact.from, await answerTo(this.ports.blobs, built, want));
    await this.tick();
  }

  get dueAt(): number {
    return this.orders.size ? this.retryAt : Infinity;
  }

  /** Builds what is ordered and neither built nor refused. An order that fails does not keep the others from being built. */
  async tick(): Promise<void> {
    if (this.ports.clock.now() < this.dueAt) return;
    const failures: unknown[] = [];
    for (const order of [...this.orders.values()]) await this.work(order).catch((e: unknown) => failures.push(e));
    if (!failures.length) return;
    this.later();
    throw failures[0];
  }

  private later(): void {
    this.retryAt = this.ports.clock.now() + (this.options.retryAfter ?? 5_000);
  }

  private async work(order: SnapshotOrder): Promise<void> {
    try {
      await this.build(order);
    } catch (e) {
      if (!isWordslabError(e)) throw e;
      if (e.kind === 'Unavailable') return this.later();
      const field = e.details?.['field'];
      const detail = e.message.slice(0, 120);
      const named = typeof field === 'string' ? { field: field.slice(0, 120) } : {};
      await this.append({
        type: 'snapshot.orderRefused',
        data: { order: order.order, code: e.code, detail, ...named },
      });
    }
  }

  private async build(order: SnapshotOrder): Promise<void> {
    const source = await this.ports.source.open(order);
    try {
      await this.append({ type: 'snapshot.built', data: await this.offer(order, source) });
    } finally {
      await source.close();
    }
    const hub = this.options.descriptor.modules.find((module) => module.kind === 'lifecycle');
    const built = this.built.get(order.order);
    if (hub && built)
      this.ports.courier.enqueue(hub.module, await answerTo(this.ports.blobs, built, { heads: 'yes', ranges: [] }));
  }

  /** Every blob is durable before `snapshot.built` says that they are there. */
  private async offer(order: SnapshotOrder, source: OpenedSource): Promise<Built> {
    const { descriptor, keys } = this.options;
    const { input } = source;
    const receiver = descriptor.modules.find((module) => module.module === order.to);
    if (!receiver) throw new NotFound('snapshot.unknown_receiver', `the descriptor names no module '${order.to}'`);
    const secrets = deriveEdgeKeys(keys.root, input.edge, input.keyEpoch);
    const put = (blob: { name: string; bytes: Buffer }): Promise<void> => this.ports.blobs.put(blob.name, blob.bytes);
    const built = await buildSnapshot(input, secrets, source.rows, put, this.options.chunking);
    const context = { tenant: input.tenant, edge: input.edge, keyEpoch: input.keyEpoch };
    const wrap = wrapKeys(secrets, { module: receiver.module, boxKey: receiver.boxKey }, context);
    const { partition, projection, to } = order;
    const scan = await source.scan();
    if (scan.found > 0)
      throw new RuleViolated(
        'snapshot.leak_found',
        `${scan.found} of ${scan.searched} personal values were found in the rows that were to leave`,
        'Drop the field that holds them, or let the policy redact it.',
      );
    const previous = this.lastBuilt.get(stateKey({ partition, projection, to }));
    const envelope = signOffer(
      built,
      {
        tenant: input.tenant,
        edge: input.edge,
        base: previous === undefined || previous === built.snapshot ? null : previous,
        keys: [wrap],
        expires: new Date(this.ports.clock.now() + (this.options.offerFor ?? 30 * 86_400_000)).toISOString(),
        scan,
      },
      keys.sign,
    );
    for (const blob of [...built.documents, built.manifest, envelope]) await put(blob);
    const { snapshot, rows, bytes, chunks } = built;
    const heads = { offer: envelope.name, manifest: built.manifest.name };
    return { order: order.order, snapshot, ...heads, rows, bytes, chunks, to, partition, projection };
  }

  private async append(event: SnapshotEvent): Promise<void> {
    await this.ports.log.append(event);
    this.restore({ from: null, type: event.type, data: event.data });
  }
}

const stateKey = (of: { to: string; projection: string; partition: string }): string =>
  `${of.to} ${of.projection} ${of.partition}`;
