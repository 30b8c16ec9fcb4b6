import { describe, test } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { contractPages, eventStoreContract } from '../testing/index.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

// Over wordslab's own front the contract is proved in libs/eventstore-grpc; here over a real server, where there is one.
const url = process.env['WORDSLAB_TEST_KURRENTDB'];

if (url === undefined)
  describe('KurrentDbEventStore over a KurrentDB', () => {
    console.info('KurrentDbEventStore over a KurrentDB: not run: WORDSLAB_TEST_KURRENTDB gives no URL of a server');
    test.skip('not run: WORDSLAB_TEST_KURRENTDB gives no URL of a server', () => undefined);
  });
else
  eventStoreContract('KurrentDbEventStore over a KurrentDB', async () => {
    const stores: EventStore[] = [];
    return {
      open: () => {
        const store = new KurrentDbEventStore({ ...contractPages, url });
        stores.push(store);
        return store;
      },
      dispose: async () => {
        await Promise.all(stores.map((store) => store.close()));
      },
    };
  });
