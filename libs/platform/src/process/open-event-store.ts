import { setTimeout as sleep } from 'node:timers/promises';
import { isWordslabError } from '@wordslab/contracts/core';
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

const LOOK_MS = 250;

/** Waits until the store answers: processes of a module start together with it. Gives up when the signal comes. */
export const whenItAnswers = async (store: EventStore, logger: Logger, signal: AbortSignal): Promise<void> => {
  for (let told = false; !signal.aborted; told = true)
    try {
      await store.head();
      return;
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'Unavailable') throw error;
      if (!told) logger.info({ err: error }, 'the event store does not answer yet; waiting for it');
      // Rejects only when stopped, which the loop sees itself.
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
};
