import {
  type FeedEntryType,
  type SnapshotEvent,
  snapshotEvents,
  type SnapshotEventData,
  type SnapshotEventType,
  snapshotOffered,
  snapshotOrdered,
  snapshotRefused,
  snapshotRelayed,
  snapshotWanted,
} from '@wordslab/contracts/core';
import type { SnapshotFact } from '../ports.js';

const isSnapshotEventType = (type: string): type is SnapshotEventType => type in snapshotEvents;

/** The stream in the module's log to which a shipper's event goes. */
export const streamOfEvent = (event: SnapshotEvent): string => {
  const { type, data } = event;
  if (type === 'snapshot.orderRefused') return `snapshot-order-${data.order}`;
  const hex = data.snapshot.replace(/^sha256:/, '');
  return type === 'snapshot.relayOrdered' ? `relay-${hex}-${data.to}` : `snapshot-${hex}`;
};

/** The data of an own event of this type; undefined when the fact is another. */
export const ownEvent = <T extends SnapshotEventType>(
  fact: SnapshotFact,
  type: T,
): SnapshotEventData<T> | undefined => {
  if (fact.from !== null || fact.type !== type || !isSnapshotEventType(fact.type)) return undefined;
  // The schema of a generic key is a union to the compiler; the type was compared above.
  return snapshotEvents[type].parse(fact.data) as SnapshotEventData<T>;
};

const entry =
  <D>(entryType: FeedEntryType<D>) =>
  (fact: SnapshotFact): D | undefined =>
    fact.type === entryType.type ? entryType.data.parse(fact.data) : undefined;

export const orderedFact = entry(snapshotOrdered);
export const offeredFact = entry(snapshotOffered);
export const wantedFact = entry(snapshotWanted);
export const relayedFact = entry(snapshotRelayed);
export const refusedFact = entry(snapshotRefused);
