import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '@wordslab/contracts/core';
import type { NewEvent, SubscriptionMessage } from '../event-store.js';

export const sampleMetadata: EventMetadata = {
  v: 1,
  tenant: 'acme',
  module: 'dev',
  actor: 'user-1',
  occurredAt: '2026-01-02T03:04:05.678Z',
  correlationId: 'c-1',
};

/** An event with a fresh id. */
export const sampleEvent = (data: unknown = {}, type = 'dataset.created'): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: sampleMetadata,
});

/** `count` events whose data are `{ n: first }` and so on. */
export const sampleEvents = (count: number, first = 0): NewEvent[] =>
  Array.from({ length: count }, (_, index) => sampleEvent({ n: first + index }));

/** A stream's name that no other test has. */
export const freshStream = (category = 'dataset'): string => `${category}-${randomUUID()}`;

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

/** What a subscription says until `enough` holds; ends the subscription. */
export const collectUntil = async (
  messages: AsyncIterable<SubscriptionMessage>,
  enough: (collected: readonly SubscriptionMessage[]) => boolean,
): Promise<SubscriptionMessage[]> => {
  const collected: SubscriptionMessage[] = [];
  for await (const message of messages) {
    collected.push(message);
    if (enough(collected)) break;
  }
  return collected;
};
