import {
  type DeploymentDescriptor,
  isWordslabError,
  NotFound,
  type SnapshotEvent,
  type SnapshotEventData,
} from '@wordslab/contracts/core';
import type { EdgeSecrets } from '../keys/edge-keys.js';
import type { ModuleKeys } from '../keys/module-keys.js';
import type { BlobStore, Clock, Installer, SnapshotFact, SnapshotLog } from '../ports.js';
import { type OpenedSnapshot, receiverChecks, type SnapshotHeads } from '../snapshot/checks.js';
import { isRefusalCode } from '../snapshot/refusal.js';
import { openRows, signReceipt } from '../snapshot/verify.js';
import { ownEvent, relayedFact } from './facts.js';
import { type ChunkOutcome, intakeDefaults, type IntakeTiming, type Offering, SnapshotIntake } from './intake.js';
import { LastSnapshots } from './last-snapshots.js';
import { ReplacedSnapshots } from './replaced-snapshots.js';

export interface ReceiverPorts {
  readonly blobs: BlobStore;
  readonly log: SnapshotLog;
  readonly installer: Installer;
  readonly clock: Clock;
}

export interface ReceiverOptions {
  readonly descriptor: DeploymentDescriptor;
  readonly keys: Pick<ModuleKeys, 'sign' | 'box'>;
  readonly maxBytes: number;
  readonly timing?: Partial<IntakeTiming>;
}

type Opened = OpenedSnapshot & { secrets: EdgeSecrets };
type Activated = SnapshotEventData<'snapshot.activated'>;

/**
 * A target's side: takes in what Lifecycle relays, verifies every chunk, installs the rows and activates them by one
 * event, and removes the rows that nobody reads any more. Driven as `SnapshotHub` is.
 */
export class SnapshotReceiver {
  private readonly homes = new Map<string, string>();
  private readonly activated = new Map<string, Activated>();
  private readonly settledOffers = new Set<string>();
  private readonly last = new LastSnapshots();
  private readonly replaced = new ReplacedSnapshots();
  private readonly intake: SnapshotIntake<Opened>;

  constructor(
    private readonly ports: ReceiverPorts,
    private readonly options: ReceiverOptions,
  ) {
    const rules = {
      check: (offering: Offering, heads: SnapshotHeads) => this.check(offering, heads),
      complete: (offering: Offering, opened: Opened) => this.complete(offering, opened),
    };
    const timing = { ...intakeDefaults, ...options.timing };
    this.intake = new SnapshotIntake(ports, rules, timing, (event) => this.append(event));
  }

  /** Takes a fact into account and does nothing about it. Repeating a fact changes nothing. */
  restore(fact: SnapshotFact): void {
    const relayed = fact.from === null ? undefined : relayedFact(fact);
    if (relayed && fact.from !== null && !this.settledOffers.has(relayed.offer)) {
      const { snapshot, offer, manifest, from } = relayed;
      this.homes.set(snapshot, from);
      this.intake.offered({ snapshot, offer, manifest, peer: fact.from });
    }
    const wanted = ownEvent(fact, 'snapshot.wanted');
    if (wanted) this.intake.asked(wanted.snapshot, wanted.attempt);
    const refused = ownEvent(fact, 'snapshot.refused');
    if (refused) this.intake.close(refused.snapshot);
    const activated = ownEvent(fact, 'snapshot.activated');
    if (activated) {
      this.activated.set(activated.snapshot, activated);
      this.settledOffers.add(activated.offer);
      this.last.set({ ...activated, to: this.options.descriptor.module }, activated);
      this.replaced.activated(activated);
      this.intake.close(activated.snapshot);
    }
  }

  /** Takes a new fact into account and acts. */
  async handle(fact: SnapshotFact): Promise<void> {
    this.restore(fact);
    await this.tick();
  }

  /** A chunk message came from Lifecycle; acknowledge it to the broker when this resolves. */
  async chunk(name: string, bytes: Buffer): Promise<ChunkOutcome> {
    const outcome = await this.intake.chunk(name, bytes);
    await this.tick();
    return outcome;
  }

  get dueAt(): number {
    return this.intake.dueAt;
  }

  tick(): Promise<void> {
    return this.intake.advance();
  }

  private check(offering: Offering, heads: SnapshotHeads): ReturnType<typeof receiverChecks> {
    const from = this.homes.get(offering.snapshot) ?? '';
    const { descriptor, keys, maxBytes } = this.options;
    const context = { descriptor, maxBytes, now: this.ports.clock.now(), last: this.last.of };
    return receiverChecks(heads, { from, snapshot: offering.snapshot }, keys.box, context);
  }

  /** Rows first, the event last: it makes them visible, all at once. What is installed already is not installed again. */
  private async complete(offering: Offering, opened: Opened): Promise<void> {
    const { manifest } = opened;
    const { snapshot } = offering;
    try {
      await this.install(snapshot, opened);
    } catch (e) {
      if (isWordslabError(e) && isRefusalCode(e.code)) await this.ports.installer.abandon(snapshot, manifest);
      throw e;
    }
    const { descriptor, keys } = this.options;
    const { rows } = manifest.totals;
    const activatedAt = new Date(this.ports.clock.now()).toISOString();
    const receipt = signReceipt(
      { tenant: descriptor.tenant, snapshot, receiver: descriptor.module, rows, activatedAt },
      keys.sign,
    );
    const { entity, source, policy, keyEpoch } = manifest;
    const point = { entity, source, policy, keyEpoch, projection: manifest.projection.name };
    const data = {
      snapshot,
      from: manifest.edge.from,
      offer: offering.offer,
      manifest: offering.manifest,
      rows,
      ...point,
      receipt,
    };
    await this.append({ type: 'snapshot.activated', data });
    await this.replaced.prune(data, this.ports.installer);
  }

  private async install(snapshot: string, opened: Opened): Promise<void> {
    const { manifest, offer } = opened;
    const counts = manifest.tables.flatMap((table) => table.chunks.map((chunk) => chunk.rows));
    const here = await this.ports.installer.begin(snapshot, manifest);
    let first = 0;
    for (const [index, chunk] of offer.chunks.entries()) {
      const count = counts[index] ?? 0;
      if (first + count > here) {
        const wire = await this.ports.blobs.get(chunk.wire);
        if (!wire) throw new NotFound('snapshot.blob_missing', `chunk ${chunk.wire} is gone from the payload store`);
        await this.ports.installer.rows(snapshot, manifest, first, openRows(opened, index, wire));
      }
      first += count;
    }
    await this.ports.installer.finish(snapshot, manifest);
  }

  private async append(event: SnapshotEvent): Promise<void> {
    await this.ports.log.append(event);
    this.restore({ from: null, type: event.type, data: event.data });
  }
}
