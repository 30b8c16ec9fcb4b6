import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { PostgresEventStore } from '@wordslab/eventstore';
import {
  createEventStoreSchema,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing/postgres';
import { killAgainAndAgain, killsOf, WRITERS } from './kills.js';

jest.setTimeout(600_000);

const KILLS = killsOf(5, 50);

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres({ isDurable: true });
});
afterAll(() => postgres.stop());

it(`kill -9 of Postgres during ${WRITERS} concurrent appends, ${KILLS} times: every acknowledged event is there once, in order`, async () => {
  const connectionString = await postgres.createDatabase();
  await createEventStoreSchema(connectionString);
  const open = (): PostgresEventStore => new PostgresEventStore({ connection: { connectionString, max: 8 } });
  const [store, witness] = [open(), open()];
  // Alone in its store, an append of one event is no batch.
  const others = Array.from({ length: 12 }, open);
  try {
    const { wrongs, kills, summary } = await killAgainAndAgain(store, others, witness, KILLS, async () => {
      await postgres.kill();
      await postgres.restart();
    });
    process.stdout.write(`\nPostgres: ${summary}\n`);
    expect(wrongs).toEqual([]);
    expect(await brokenChain(witness)).toBeUndefined();
    expect(kills).toHaveLength(KILLS);
    // Else nothing was interrupted.
    for (const kill of kills) {
      expect(kill.inFlight).toBeGreaterThanOrEqual(WRITERS / 2);
      expect(kill.interruptions).toBeGreaterThan(0);
    }
  } finally {
    await Promise.all([store, witness, ...others].map((opened) => opened.close()));
  }
});

const brokenChain = async (store: PostgresEventStore): Promise<unknown> => {
  const walk = store.verifyChains();
  for (;;) {
    const step = await walk.next();
    if (step.done) return step.value;
  }
};
