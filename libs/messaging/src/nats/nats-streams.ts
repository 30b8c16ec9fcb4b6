import {
  AckPolicy,
  type ConsumerConfig,
  DiscardPolicy,
  type JetStreamManager,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { RuleViolated } from '@wordslab/contracts/core';
import type { StreamSpec } from '../broker.js';

const streamConfig = (spec: StreamSpec) =>
  ({
    name: spec.name,
    subjects: [...spec.subjects],
    retention: spec.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    max_bytes: spec.maxBytes,
    max_age: nanos(spec.maxAgeMs ?? 0),
    discard: DiscardPolicy.New,
    storage: StorageType.File,
    num_replicas: 1,
  }) satisfies Partial<StreamConfig>;

const consumerConfig = ({ consumer }: StreamSpec) =>
  ({
    durable_name: consumer.durable,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(consumer.ackWaitMs),
    max_ack_pending: consumer.maxAckPending,
    max_deliver: -1,
  }) satisfies Partial<ConsumerConfig>;

/** Creates or changes one stream and its consumer, and refuses a server that made something else. */
export const ensureStream = async (manager: JetStreamManager, spec: StreamSpec): Promise<void> => {
  const wantedStream = streamConfig(spec);
  const stream = (await exists(manager.streams.info(spec.name)))
    ? await manager.streams.update(spec.name, wantedStream)
    : await manager.streams.add(wantedStream);
  refuseDifference(`stream ${spec.name}`, wantedStream, stream.config);

  const wantedConsumer = consumerConfig(spec);
  const { durable } = spec.consumer;
  const consumer = (await exists(manager.consumers.info(spec.name, durable)))
    ? await manager.consumers.update(spec.name, durable, wantedConsumer)
    : await manager.consumers.add(spec.name, wantedConsumer);
  refuseDifference(`consumer ${durable} of stream ${spec.name}`, wantedConsumer, consumer.config);
};

const NOT_FOUND = new Set<number>([JetStreamApiCodes.StreamNotFound, JetStreamApiCodes.ConsumerNotFound]);

const exists = async (info: Promise<unknown>): Promise<boolean> => {
  try {
    await info;
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && NOT_FOUND.has(error.code)) return false;
    throw error;
  }
};

/** An older server ignores what it does not know: only its echo tells what it made. */
export const refuseDifference = (what: string, wanted: object, actual: object): void => {
  const differing = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(actual, key)),
  );
  if (differing.length === 0) return;
  const named = differing.map(
    ([key, value]) => `${key} is ${JSON.stringify(Reflect.get(actual, key))}, not ${JSON.stringify(value)}`,
  );
  throw new RuleViolated(
    'broker.stream_differs',
    `the broker made ${what} other than asked for: ${named.join('; ')}`,
    'Use a supported nats-server, or remove the stream if somebody else made it.',
  );
};
