import { type EventStore, openStore } from '@wordslab/eventstore';
import { databaseUrlOf, type ProcessEnvironment } from './config.js';
import type { Logger } from './logger.js';

/** The module's event log: the store that its URL names, or else its database. Service and shipper open the same. */
export const openEventStore = (config: ProcessEnvironment, logger: Logger): Promise<EventStore> =>
  openStore({
    url: config.WORDSLAB_EVENT_STORE_URL ?? databaseUrlOf(config),
    connections: 3,
    onInterruption: (error) => logger.warn({ err: error }, 'the event store does not answer; waiting for it'),
  });
