import { Inject, Injectable } from '@nestjs/common';
import {
  homeOf,
  snapshotEvents,
  snapshotOffered,
  snapshotOrderRefused,
  snapshotReceipted,
  snapshotRefused,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { IDENTITY, type ModuleIdentity, Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { readEvent } from '../../shared/event-schemas.js';
import { receivedAs } from '../../shared/feed-event.js';
import { type OrderEvent, orderEvents } from '../domain/order.js';
import { SnapshotRow } from './snapshot-list.entities.js';

const shipperEvents = {
  'snapshot.stored': snapshotEvents['snapshot.stored'],
  'snapshot.relayed': snapshotEvents['snapshot.relayed'],
  'snapshot.refused': snapshotEvents['snapshot.refused'],
  'snapshot.relayRefused': snapshotEvents['snapshot.relayRefused'],
};

@Injectable()
@Projection({
  name: 'snapshots',
  version: 1,
  tables: ['snapshots'],
  handles: [
    ...Object.keys(orderEvents),
    ...Object.keys(shipperEvents),
    ...[snapshotOffered, snapshotOrderRefused, snapshotRefused, snapshotReceipted].map(({ type }) => `feed.${type}`),
  ],
})
export class SnapshotListProjection implements ProjectionHandler {
  constructor(@Inject(IDENTITY) private readonly me: ModuleIdentity) {}

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const updatedAt = new Date(event.metadata.occurredAt);
    if (event.type.startsWith('feed.')) return received(event, updatedAt, em);
    const ordered = readEvent(orderEvents, event);
    if (ordered) await em.insert(SnapshotRow, rowOf(ordered, updatedAt));
    const own = readEvent(shipperEvents, event);
    switch (own?.type) {
      case 'snapshot.stored': {
        const { order, snapshot, rows, bytes } = own.data;
        await em.update(
          SnapshotRow,
          { order },
          { snapshot, rows, bytes: String(bytes), state: 'stored', refusal: null, updatedAt },
        );
        return;
      }
      case 'snapshot.relayed':
        await em.update(SnapshotRow, { snapshot: own.data.snapshot }, { state: 'relayed', updatedAt });
        return;
      case 'snapshot.relayRefused':
      case 'snapshot.refused': {
        const { snapshot, code, detail } = own.data;
        const refusal = { module: this.me.module, code, detail, field: null };
        await em.update(SnapshotRow, { snapshot }, { state: 'refused', refusal, updatedAt });
        return;
      }
      case undefined:
        return;
    }
  }
}

const received = async (event: RecordedEvent, updatedAt: Date, em: EntityManager): Promise<void> => {
  const offered = receivedAs(snapshotOffered, event);
  if (offered) {
    const { order, snapshot, rows, bytes } = offered.data;
    await em.update(
      SnapshotRow,
      { order, state: 'ordered' },
      { snapshot, rows, bytes: String(bytes), state: 'offered', updatedAt },
    );
  }
  const orderRefused = receivedAs(snapshotOrderRefused, event);
  if (orderRefused) {
    const { order, code, detail, field } = orderRefused.data;
    const refusal = { module: orderRefused.from, code, detail, field: field ?? null };
    await em.update(SnapshotRow, { order }, { state: 'refused', refusal, updatedAt });
  }
  const refused = receivedAs(snapshotRefused, event);
  if (refused) {
    const { snapshot, code, detail } = refused.data;
    const refusal = { module: refused.from, code, detail, field: null };
    await em.update(SnapshotRow, { snapshot, to: refused.from }, { state: 'refused', refusal, updatedAt });
  }
  const receipted = receivedAs(snapshotReceipted, event);
  if (receipted)
    await em.update(
      SnapshotRow,
      { snapshot: receipted.data.snapshot, to: receipted.from },
      { state: 'active', rows: receipted.data.rows, refusal: null, updatedAt },
    );
};

const rowOf = ({ data }: OrderEvent, at: Date): SnapshotRow => ({
  order: data.order,
  snapshot: null,
  state: 'ordered',
  projection: data.projection,
  partition: data.partition,
  from: homeOf(data.partition),
  to: data.to,
  policyId: data.policy.document.id,
  policyVersion: data.policy.version,
  policyHash: data.policy.hash,
  rows: null,
  bytes: null,
  refusal: null,
  orderedAt: at,
  updatedAt: at,
});
