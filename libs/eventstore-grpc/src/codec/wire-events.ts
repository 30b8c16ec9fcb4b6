import type { Position, RecordedEvent } from '@wordslab/eventstore';
import { ProtocolViolation } from '../failures.js';
import type { StreamIdentifier } from '../generated/shared.js';
import type { ReadResp, ReadResp_RecordedEvent } from '../generated/streams.js';
import { toBytes } from './stored-events.js';
import { toUuid } from './uuids.js';

export type UuidForm = 'string' | 'structured';

/** The port's positions are decimal numbers; the protocol's consist of two, which are the same here. */
export const wirePosition = (position: Position): { commitPosition: bigint; preparePosition: bigint } => ({
  commitPosition: BigInt(position),
  preparePosition: BigInt(position),
});

export const toIdentifier = (stream: string): StreamIdentifier => ({ streamName: Buffer.from(stream) });

/** @throws ProtocolViolation when no stream is named. */
export const streamOf = (identifier: StreamIdentifier | undefined): string => {
  const name = Buffer.from(identifier?.streamName ?? []).toString();
  if (name === '') throw new ProtocolViolation('no stream is named');
  return name;
};

/** `link`: the event that stands at this place and points to `event`, which may be gone. */
export const eventMessage = (
  { event, link }: { readonly event: RecordedEvent | undefined; readonly link?: RecordedEvent },
  form: UuidForm,
): ReadResp => {
  const place = link ?? event;
  return {
    content: {
      $case: 'event',
      value: {
        event: event && recorded(event, form),
        link: link && recorded(link, form),
        position: place && { $case: 'commitPosition', value: BigInt(place.position) },
      },
    },
  };
};

const recorded = (event: RecordedEvent, form: UuidForm): ReadResp_RecordedEvent => {
  const { contentType, data, customMetadata } = toBytes(event);
  return {
    id: toUuid(event.id, form),
    streamIdentifier: toIdentifier(event.stream),
    streamRevision: BigInt(event.revision),
    ...wirePosition(event.position),
    metadata: { type: event.type, 'content-type': contentType, created: ticks(event.recordedAt) },
    customMetadata: Buffer.from(customMetadata),
    data: Buffer.from(data),
  };
};

/** Steps of 100 ns since 1970. */
const ticks = (iso: string): string => String(BigInt(Date.parse(iso)) * 10_000n);

const timestamp = (now: Date): { seconds: bigint; nanos: number } => ({
  seconds: BigInt(Math.floor(now.getTime() / 1000)),
  nanos: (now.getTime() % 1000) * 1_000_000,
});

export const confirmationMessage = (subscriptionId: string): ReadResp => ({
  content: { $case: 'confirmation', value: { subscriptionId } },
});

export const notFoundMessage = (stream: string): ReadResp => ({
  content: { $case: 'streamNotFound', value: { streamIdentifier: toIdentifier(stream) } },
});

export const checkpointMessage = (position: Position, now: Date): ReadResp => ({
  content: { $case: 'checkpoint', value: { ...wirePosition(position), timestamp: timestamp(now) } },
});

/** `at`: the log's position for `$all`, the last revision (-1: none) for a stream. */
export const caughtUpMessage = (at: { position: Position } | { revision: number }, now: Date): ReadResp => ({
  content: {
    $case: 'caughtUp',
    value: {
      timestamp: timestamp(now),
      streamRevision: 'revision' in at ? BigInt(at.revision) : undefined,
      position: 'position' in at ? wirePosition(at.position) : undefined,
    },
  },
});
