import { feedEntry, type FeedEntry, feedEntryType, type FeedEntryType } from '@wordslab/contracts';

const FEED_STREAM = /^feed-(.+)-([0-9A-HJKMNP-TV-Z]{26})$/;

/** A received entry and where it came from. */
export interface Received {
  from: string;
  epoch: string;
  entry: FeedEntry;
}

/** The entry in an event of a `feed-<from>-<epoch>` stream; null where the event is none. */
export const receivedOf = (event: { stream: string; data: unknown }): Received | null => {
  const stream = FEED_STREAM.exec(event.stream);
  if (!stream?.[1] || !stream[2]) return null;
  return { from: stream[1], epoch: stream[2], entry: feedEntry.parse(event.data) };
};

/**
 * A received entry of one declared type with its data read; null where it is of another type or version, or does not
 * fit: the board has parked those.
 */
export const receivedAs = <D>(
  type: FeedEntryType<D>,
  event: { stream: string; data: unknown },
): (Received & { data: D }) | null => {
  const received = receivedOf(event);
  if (!received || received.entry.type !== type.type || received.entry.v !== type.v) return null;
  const data = type.data.safeParse(received.entry.data);
  return data.success ? { ...received, data: data.data } : null;
};

export type ParkReason = 'unknown_type' | 'unknown_version' | 'bad_data';

/** Why an entry cannot be applied by this version of the platform; null where it can. */
export const whyParked = (
  entry: FeedEntry,
  known: (type: string, v: number) => FeedEntryType | undefined = feedEntryType,
): { reason: ParkReason; detail: string } | null => {
  const type = known(entry.type, entry.v);
  if (type) {
    const result = type.data.safeParse(entry.data);
    const fields = result.success ? '' : result.error.issues.map((i) => i.path.join('.')).join(', ');
    return result.success
      ? null
      : { reason: 'bad_data', detail: `${entry.type} does not fit its schema at: ${fields}` };
  }
  for (let v = entry.v - 1; v >= 1; v--)
    if (known(entry.type, v))
      return {
        reason: 'unknown_version',
        detail: `${entry.type} in version ${entry.v}; this Lifecycle knows version ${v}`,
      };
  return { reason: 'unknown_type', detail: `this Lifecycle knows no entry type ${entry.type}` };
};
