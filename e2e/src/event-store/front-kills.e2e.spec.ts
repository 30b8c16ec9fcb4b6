import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { PostgresEventStore } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import {
  createEventStoreSchema,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing/postgres';
import { killAgainAndAgain, killsOf, WRITERS } from './kills.js';
import { ServedFront } from './served-front.js';

jest.setTimeout(600_000);

const KILLS = killsOf(2, 20);

let postgres: TemporaryPostgres;
let front: ServedFront;
beforeAll(async () => {
  postgres = await startTemporaryPostgres({ isDurable: true });
});
afterAll(async () => {
  await front.kill();
  await postgres.stop();
});

it(`kill -9 of the front during ${WRITERS} concurrent appends, ${KILLS} times: every acknowledged event is there once, in order`, async () => {
  const connectionString = await postgres.createDatabase();
  await createEventStoreSchema(connectionString);
  front = new ServedFront(connectionString);
  await front.start();
  let interruption = 'none';
  const onInterruption = ({ message }: Error): void => void (interruption = `${new Date().toISOString()} ${message}`);
  const store = new KurrentDbEventStore({ url: front.url, onInterruption });
  const witness = new PostgresEventStore({ connection: { connectionString } });
  try {
    const { wrongs, kills, summary } = await killAgainAndAgain(store, [], witness, KILLS, async () => {
      await front.kill();
      await front.start();
    });
    process.stdout.write(
      `\nFront: ${summary}; at ${new Date().toISOString()} a subscriber's last interruption was ${interruption}\n`,
    );
    expect(wrongs).toEqual([]);
    expect(kills).toHaveLength(KILLS);
    // Else nothing was interrupted.
    for (const kill of kills) {
      expect(kill.inFlight).toBeGreaterThanOrEqual(WRITERS / 2);
      expect(kill.interruptions).toBeGreaterThan(0);
    }
  } finally {
    await Promise.all([store.close(), witness.close()]);
  }
});
