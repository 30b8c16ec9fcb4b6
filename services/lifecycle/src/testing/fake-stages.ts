import {
  type FeedEntity,
  type FeedEntryType,
  mustBeSigned,
  newId,
  signEntry,
  type SigningKeyPair,
  type SnapshotEntity,
  snapshotEvents,
} from '@wordslab/contracts';
import { z } from 'zod';
import type { EventStore } from '@wordslab/eventstore';
import { stageKey } from './samples.js';

const EPOCH = '01JD0000000000000000000000';

/** Writes to Lifecycle's log what its shipper would: entries received from stages, and snapshots stored at the hub. */
export class FakeStages {
  private readonly heads = new Map<string, number>();

  constructor(private readonly store: () => EventStore) {}

  /** With which entries that must be signed are; null leaves them unsigned. */
  key: SigningKeyPair | null = stageKey;

  async say<D>(from: string, type: FeedEntryType<D>, data: D, entity?: FeedEntity): Promise<void> {
    await this.sayRaw(
      from,
      { type: type.type, v: type.v, data: z.record(z.string(), z.unknown()).parse(data) },
      entity,
    );
  }

  /** An entry of any type and version, also one that nobody knows. */
  async sayRaw(
    from: string,
    { type, v, data }: { type: string; v: number; data: Record<string, unknown> },
    entity?: FeedEntity,
  ): Promise<void> {
    const seq = (this.heads.get(from) ?? 0) + 1;
    this.heads.set(from, seq);
    const id = newId();
    const occurredAt = new Date().toISOString();
    const entry = { id, seq, type, v, occurredAt, actor: `staff-of-${from}`, ...(entity ? { entity } : {}), data };
    const sent = this.key && mustBeSigned(type) ? signEntry(entry, this.key) : entry;
    await this.append(`feed-${from}-${EPOCH}`, id, `feed.${type}`, sent);
  }

  async storeAtHub(
    order: { order: string; from: string; to: string; projection: string },
    entity: SnapshotEntity,
  ): Promise<string> {
    const snapshot = `sha256:${Buffer.from(order.order).toString('hex').padEnd(64, '0').slice(0, 64)}`;
    const data = snapshotEvents['snapshot.stored'].parse({
      ...order,
      snapshot,
      entity,
      offer: 'o',
      manifest: 'm',
      rows: 3,
      bytes: 100,
      chunks: 1,
      source: { position: '1', head: 0 },
      policy: { id: 'p', version: 1, hash: 'h' },
      keyEpoch: 1,
    });
    await this.append(`snapshot-${snapshot.slice(7)}`, newId(), 'snapshot.stored', data);
    return snapshot;
  }

  private async append(stream: string, id: string, type: string, data: unknown): Promise<void> {
    const metadata = {
      v: 1,
      tenant: 'acme',
      module: 'lifecycle',
      actor: 'shipper',
      occurredAt: new Date().toISOString(),
      correlationId: id,
    };
    await this.store().append(stream, [{ id, type, data, metadata }], { expected: 'any' });
  }
}
