import { type EventStore, isKurrentDbUrl, PostgresEventStore } from '@wordslab/eventstore';
import { databaseUrlOf, type ProcessEnvironment } from './config.js';
import type { Logger } from './logger.js';

/** The module's event log: the store that its URL names, or else its database. Service and shipper open the same. */
export const openEventStore = async (config: ProcessEnvironment, logger: Logger): Promise<EventStore> => {
  const url = config.WORDSLAB_EVENT_STORE_URL ?? databaseUrlOf(config);
  const onInterruption = (error: Error): void =>
    logger.warn({ err: error }, 'the event store does not answer; waiting for it');
  if (!isKurrentDbUrl(url))
    return new PostgresEventStore({ connection: { connectionString: url, max: 3 }, onInterruption });
  // Its client brings a native part: loaded only where it is chosen.
  const { KurrentDbEventStore } = await import('@wordslab/eventstore/kurrentdb');
  return new KurrentDbEventStore({ url, onInterruption });
};
