import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { appendContract } from './contract/append-contract.js';
import { concurrencyContract } from './contract/concurrency-contract.js';
import type { OpenStore } from './contract/contract-settings.js';
import { readContract } from './contract/read-contract.js';
import { subscribeContract } from './contract/subscribe-contract.js';

/** What an adapter's spec supplies. */
export interface EventStoreHarness {
  /** A store over the harness's one log. Called several times where a test needs a second process. */
  open(): EventStore;
  /** Ends whatever `open` gave out. */
  dispose(): Promise<void>;
}

/**
 * The behaviour that every adapter of the port has in common. The adapter under test must use {@link contractPages}.
 */
export const eventStoreContract = (name: string, createHarness: () => Promise<EventStoreHarness>): void => {
  describe(`${name} as an event store`, () => {
    let harness: EventStoreHarness;
    beforeAll(async () => {
      harness = await createHarness();
    });
    afterAll(() => harness.dispose());

    const open: OpenStore = () => harness.open();
    appendContract(open);
    readContract(open);
    concurrencyContract(open);
    subscribeContract(open);
  });
};
