import { Injectable } from '@nestjs/common';
import {
  snapshotEvents,
  type SnapshotEventData,
  snapshotOffered,
  snapshotOrderRefused,
  snapshotReceipted,
  snapshotRefused,
  snapshotRelayed,
  snapshotWanted,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from './declarations.js';

const HUB = 'lifecycle';

type Maps = {
  [T in keyof typeof snapshotEvents]?: (data: SnapshotEventData<T>, event: RecordedEvent) => OutgoingEntry;
};

/** What shippers wrote to their module's log about snapshots, in the words of the feed. The same for every module. */
const maps: Maps = {
  'snapshot.built': ({ order, snapshot, offer, manifest, rows, bytes, chunks }, event) => ({
    link: HUB,
    entry: entryOf(snapshotOffered, event, { data: { order, snapshot, offer, manifest, rows, bytes, chunks } }),
  }),
  'snapshot.orderRefused': ({ order, code, detail, field }, event) => ({
    link: HUB,
    entry: entryOf(snapshotOrderRefused, event, { data: { order, code, detail, ...(field ? { field } : {}) } }),
  }),
  'snapshot.wanted': ({ snapshot, from, attempt, heads, ranges }, event) => ({
    link: from,
    entry: entryOf(snapshotWanted, event, { data: { snapshot, attempt, heads, ranges } }),
  }),
  'snapshot.relayed': ({ snapshot, to, from, offer, manifest, entity, projection, bytes, chunks }, event) => ({
    link: to,
    entry: entryOf(snapshotRelayed, event, {
      data: { snapshot, offer, manifest, entity, projection, from, bytes, chunks },
    }),
  }),
  'snapshot.activated': ({ snapshot, rows, receipt }, event) => ({
    link: HUB,
    entry: entryOf(snapshotReceipted, event, { data: { snapshot, rows, receipt } }),
  }),
  'snapshot.refused': ({ snapshot, code, detail, peer }, event) => ({
    link: peer,
    entry: entryOf(snapshotRefused, event, { data: { snapshot, code, detail } }),
  }),
};

const mapOne = <T extends keyof Maps>(type: T, event: RecordedEvent): OutgoingEntry[] => {
  const map = maps[type];
  const data = snapshotEvents[type].parse(event.data) as SnapshotEventData<T>;
  return map ? [map(data, event)] : [];
};

const isMapped = (type: string): type is keyof Maps => type in maps;

@Injectable()
@FeedMapping({ handles: Object.keys(maps) })
export class SyncFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    return isMapped(event.type) ? mapOne(event.type, event) : [];
  }
}
