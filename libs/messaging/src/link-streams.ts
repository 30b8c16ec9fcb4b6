import type { StreamSpec } from './broker.js';

/** Room of each stream; with `discard new` what bounds the broker's memory and disk. */
const MAX_BYTES = 64 * 1024 * 1024;
const DURABLE = 'shipper';
/** While a receiver is away, heartbeats and repeated batches pile up; its own log says where to send from when it is back. */
const FEED_MAX_AGE_MS = 3_600_000;

/**
 * The four streams at the hub of one stage's link: feed and chunks, up and down. All are work queues: what the receiver
 * has in its own log or store is gone here. Control and chunks are apart, or a backlog of chunks would delay orders.
 */
export const linkStreams = (tenant: string, module: string): StreamSpec[] => {
  const name = module.toUpperCase().replaceAll('-', '_');
  const base = `wl.${tenant}.${module}`;
  return [
    feed(`FROM_${name}`, `${base}.feed`),
    chunks(`CHUNKS_${name}`, `${base}.chunk.*`),
    feed(`TO_${name}`, `${base}.down`),
    chunks(`TO_${name}_CHUNKS`, `${base}.downchunk.*`),
  ];
};

/**
 * One under way at a time: the order of a feed for free. A message whose receiver was killed holds up the feed until it
 * comes again, so that is soon.
 */
const feed = (name: string, subject: string): StreamSpec => ({
  ...stream(name, subject, { durable: DURABLE, maxAckPending: 1, ackWaitMs: 3000 }),
  maxAgeMs: FEED_MAX_AGE_MS,
});

const chunks = (name: string, subject: string): StreamSpec =>
  stream(name, subject, { durable: DURABLE, maxAckPending: 16, ackWaitMs: 10_000 });

const stream = (name: string, subject: string, consumer: StreamSpec['consumer']): StreamSpec => ({
  name,
  subjects: [subject],
  retention: 'workqueue',
  maxBytes: MAX_BYTES,
  consumer,
});
