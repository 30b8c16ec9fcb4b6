import {
  counterSign,
  type DeploymentDescriptor,
  homeOf,
  type SigningKeyPair,
  type SnapshotEvent,
  type SnapshotEventData,
} from '@wordslab/contracts/core';
import type { BlobStore, Clock, SnapshotFact, SnapshotLog } from '../ports.js';
import { envelopeBytes } from '../snapshot/build.js';
import { hubChecks, type OpenedSnapshot, type OrderedSnapshot, type SnapshotHeads } from '../snapshot/checks.js';
import { type Checked, type Refusal, refusal } from '../snapshot/refusal.js';
import type { Courier } from './courier.js';
import { offeredFact, orderedFact, ownEvent, wantedFact } from './facts.js';
import { answerTo, loadHeads } from './heads.js';
import { type ChunkOutcome, intakeDefaults, type IntakeTiming, type Offering, SnapshotIntake } from './intake.js';
import { LastSnapshots } from './last-snapshots.js';

export interface HubPorts {
  readonly blobs: BlobStore;
  readonly log: SnapshotLog;
  readonly courier: Courier;
  readonly clock: Clock;
}

export interface HubOptions {
  readonly descriptor: DeploymentDescriptor;
  readonly sign: SigningKeyPair;
  /** Most bytes on the wire of one snapshot. */
  readonly maxBytes: number;
  readonly timing?: Partial<IntakeTiming>;
}

type Stored = SnapshotEventData<'snapshot.stored'>;
type Relayed = SnapshotEventData<'snapshot.relayed'>;

/** Milliseconds until a relay is tried again whose heads were not in the store. */
const RELAY_AGAIN_AFTER = 5_000;

/**
 * Lifecycle's side: takes in what homes offer on its orders, without being able to read a row, and relays it to the
 * receiver when Lifecycle's service orders that. Driven as `SnapshotProducer` is, plus `chunk` for each chunk message.
 */
export class SnapshotHub {
  private readonly orders = new Map<string, OrderedSnapshot>();
  /** Orders that wait for a snapshot, by snapshot: the same content may be ordered more than once. */
  private readonly waiting = new Map<string, Set<string>>();
  private readonly stored = new Map<string, Stored>();
  private readonly storedOrders = new Set<string>();
  private readonly last = new LastSnapshots();
  private readonly relayOrders = new Map<string, { snapshot: string; to: string }>();
  private readonly relayed = new Map<string, Relayed>();
  /** When to try again what is ordered and could not be relayed; after a start, at once. */
  private relayAt = 0;
  private readonly intake: SnapshotIntake<OpenedSnapshot>;

  constructor(
    private readonly ports: HubPorts,
    private readonly options: HubOptions,
  ) {
    const rules = {
      check: (offering: Offering, heads: SnapshotHeads) => this.check(offering, heads),
      complete: (offering: Offering, opened: OpenedSnapshot) => this.complete(offering, opened),
    };
    const timing = { ...intakeDefaults, ...options.timing };
    this.intake = new SnapshotIntake(ports, rules, timing, (event) => this.append(event));
  }

  /** Takes a fact into account and does nothing about it. Repeating a fact changes nothing. */
  restore(fact: SnapshotFact): void {
    if (fact.from === null) this.restoreOwn(fact);
    else this.restoreOffer(fact, fact.from);
  }

  private restoreOwn(fact: SnapshotFact): void {
    const ordered = orderedFact(fact);
    if (ordered) this.orders.set(ordered.order, { ...ordered, from: homeOf(ordered.partition) });
    const wanted = ownEvent(fact, 'snapshot.wanted');
    if (wanted) this.intake.asked(wanted.snapshot, wanted.attempt);
    const refused = ownEvent(fact, 'snapshot.refused');
    if (refused) {
      this.waiting.delete(refused.snapshot);
      this.intake.close(refused.snapshot);
    }
    const stored = ownEvent(fact, 'snapshot.stored');
    if (stored) this.restoreStored(stored);
    const relay = ownEvent(fact, 'snapshot.relayOrdered');
    if (relay) this.relayOrders.set(relayKey(relay), relay);
    const relayed = ownEvent(fact, 'snapshot.relayed');
    if (relayed) this.relayed.set(relayKey(relayed), relayed);
    const settled = relayed ?? ownEvent(fact, 'snapshot.relayRefused');
    if (settled) this.relayOrders.delete(relayKey(settled));
  }

  private restoreOffer(fact: SnapshotFact, peer: string): void {
    const offered = offeredFact(fact);
    if (!offered || this.storedOrders.has(offered.order)) return;
    const waiting = this.waiting.get(offered.snapshot) ?? new Set();
    // Lifecycle was restored and lost this order: what it still knows of the same content goes on.
    if (!this.orders.has(offered.order) && (waiting.size || this.stored.has(offered.snapshot))) return;
    this.waiting.set(offered.snapshot, waiting.add(offered.order));
    const { snapshot, offer, manifest } = offered;
    this.intake.offered({ snapshot, offer, manifest, peer });
  }

  private restoreStored(stored: Stored): void {
    this.stored.set(stored.snapshot, stored);
    this.storedOrders.add(stored.order);
    this.last.set(stored, stored);
    const waiting = this.waiting.get(stored.snapshot);
    for (const order of waiting ?? []) if (order === stored.order || !this.orders.has(order)) waiting?.delete(order);
    if (!waiting?.size) this.intake.close(stored.snapshot);
  }

  /** Takes a new fact into account and acts; wants are answered only here. */
  async handle(fact: SnapshotFact): Promise<void> {
    this.restore(fact);
    const want = fact.from === null ? undefined : wantedFact(fact);
    const relayed = want && this.relayed.get(relayKey({ snapshot: want.snapshot, to: fact.from ?? '' }));
    if (want && relayed) this.ports.courier.enqueue(relayed.to, await answerTo(this.ports.blobs, relayed, want));
    await this.tick();
  }

  /** A chunk message came from a stage; acknowledge it to the broker when this resolves. */
  async chunk(name: string, bytes: Buffer): Promise<ChunkOutcome> {
    const outcome = await this.intake.chunk(name, bytes);
    await this.tick();
    return outcome;
  }

  get dueAt(): number {
    const canRelay = [...this.relayOrders.values()].some(({ snapshot }) => this.stored.has(snapshot));
    return Math.min(this.intake.dueAt, canRelay ? this.relayAt : Infinity);
  }

  async tick(): Promise<void> {
    await this.intake.advance();
    for (const relay of [...this.relayOrders.values()]) await this.relay(relay);
  }

  private knownOrders(snapshot: string): string[] {
    return [...(this.waiting.get(snapshot) ?? [])].filter((order) => this.orders.has(order));
  }

  private check(offering: Offering, heads: SnapshotHeads): Checked<OpenedSnapshot> {
    const order = this.knownOrders(offering.snapshot).map((id) => this.orders.get(id))[0];
    if (!order) return { ok: false, refusal: refusal('snapshot.not_ordered', 'nobody ordered it') };
    if (order.from !== offering.peer)
      return {
        ok: false,
        refusal: refusal('snapshot.wrong_edge', `'${offering.peer}' is not the home, '${order.from}' is`),
      };
    const { descriptor, maxBytes } = this.options;
    const context = { descriptor, maxBytes, now: this.ports.clock.now(), last: this.last.of };
    return hubChecks(heads, order, context);
  }

  /** Every order that waited for this content is answered. */
  private async complete(offering: Offering, { manifest, offer }: OpenedSnapshot): Promise<void> {
    const { snapshot } = offering;
    for (const order of this.knownOrders(snapshot))
      await this.append({
        type: 'snapshot.stored',
        data: {
          snapshot,
          order,
          ...manifest.edge,
          entity: manifest.entity,
          projection: manifest.projection.name,
          offer: offering.offer,
          manifest: offering.manifest,
          rows: manifest.totals.rows,
          bytes: offer.chunks.reduce((total, chunk) => total + chunk.bytes, 0),
          chunks: offer.chunks.length,
          source: manifest.source,
          policy: manifest.policy,
          keyEpoch: manifest.keyEpoch,
        },
      });
  }

  /** Counter-signs a stored offer and tells its receiver, whom its edge names. What is not stored yet is waited for. */
  private async relay({ snapshot, to }: { snapshot: string; to: string }): Promise<void> {
    const stored = this.stored.get(snapshot);
    if (!stored) return;
    if (stored.to !== to)
      return this.refuseRelay(to, stored, refusal('snapshot.wrong_edge', `it is for '${stored.to}'`));
    const loaded = await loadHeads(this.ports.blobs, stored);
    if (!('heads' in loaded)) {
      this.relayAt = this.ports.clock.now() + RELAY_AGAIN_AFTER;
      return;
    }
    const checked = this.openStored(loaded.heads, stored);
    if (!checked.ok) {
      await this.refuseRelay(to, stored, checked.refusal);
      const { code, detail } = checked.refusal;
      return this.append({ type: 'snapshot.refused', data: { snapshot, code, detail, peer: stored.from } });
    }
    const signed = envelopeBytes(counterSign(checked.value.envelope, this.options.sign));
    await this.ports.blobs.put(signed.name, signed.bytes);
    const { from, manifest, entity, projection, bytes, chunks } = stored;
    const relayed = { snapshot, to, from, offer: signed.name, manifest, entity, projection, bytes, chunks };
    await this.append({ type: 'snapshot.relayed', data: relayed });
    this.ports.courier.enqueue(to, await answerTo(this.ports.blobs, relayed, { heads: 'yes', ranges: [] }));
  }

  /** The order is settled by this; the snapshot itself may be good for its own receiver. */
  private refuseRelay(to: string, { snapshot }: Stored, { code, detail }: Refusal): Promise<void> {
    return this.append({ type: 'snapshot.relayRefused', data: { snapshot, to, code, detail } });
  }

  private openStored(heads: SnapshotHeads, stored: Stored): Checked<OpenedSnapshot> {
    const order = this.orders.get(stored.order);
    if (!order) return { ok: false, refusal: refusal('snapshot.not_ordered', 'its order is not in the log') };
    const { descriptor, maxBytes } = this.options;
    return hubChecks(heads, order, { descriptor, maxBytes, now: this.ports.clock.now(), last: () => null });
  }

  private async append(event: SnapshotEvent): Promise<void> {
    await this.ports.log.append(event);
    this.restore({ from: null, type: event.type, data: event.data });
  }
}

const relayKey = (relay: { snapshot: string; to: string }): string => `${relay.snapshot} ${relay.to}`;
