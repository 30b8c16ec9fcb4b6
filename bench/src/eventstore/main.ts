// Event stores against raw inserts into one table of the same Postgres, which gives up nothing of durability; and the
// rebuild of a read model. Exits 1 when a target is missed.
// Usage: npm run bench:eventstore [-- --events 1000000]
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createEventStoreSchema, startTemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { type Figure, type Figures, measure } from './measure.js';
import { rawPostgres } from './raw.js';
import { measureRebuilds } from './rebuild.js';
import { frontStore, postgresStore } from './stores.js';
const { values: args } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};
let missed = 0;
const target = (what: string, seen: number, least: number, digits = 2): void => {
  const isKept = seen >= least;
  if (!isKept) missed++;
  console.log(`${what.padEnd(64)} ${seen.toFixed(digits).padStart(9)}   target ≥ ${least}${isKept ? '' : '  MISSED'}`);
};

const titles: Readonly<Record<Figure, string>> = {
  sequential: 'appends, one at a time',
  inFlight: 'appends, 64 in flight',
  batches: 'events in appends of 500',
  reads: 'events read in order',
  subscription: 'events followed from the start',
};

const compareStores = async (): Promise<void> => {
  const postgres = await startTemporaryPostgres({ isDurable: true });
  try {
    const url = await postgres.createDatabase();
    await createEventStoreSchema(url);
    const raw = await rawPostgres(url, 'as text');
    const prepared = await rawPostgres(url, 'prepared');
    const direct = postgresStore(url);
    const front = await frontStore(url);
    const contenders = [raw, prepared, direct, front];
    const figures = await measure(contenders, { sequential: 30, others: 5 }, progress);
    progress('');
    const of = (contender: typeof raw): Figures => figures.get(contender)!;
    console.log(`${'per second'.padEnd(34)}${contenders.map(({ name }) => name.padStart(20)).join('')}`);
    for (const figure of Object.keys(titles) as Figure[]) {
      const ratio = (value: number): string =>
        ` (${(value / of(raw)[figure === 'subscription' ? 'reads' : figure]).toFixed(2)})`;
      const cells = contenders.map((c) => {
        const value = of(c)[figure];
        return (Number.isNaN(value) ? '' : `${value.toFixed(0)}${c === raw ? '' : ratio(value)}`).padStart(20);
      });
      console.log(`${titles[figure].padEnd(34)}${cells.join('')}`);
    }
    console.log('in brackets: as a share of raw inserts, or of reading by a cursor\n');
    target('Postgres adapter: one at a time, share of raw inserts', of(direct).sequential / of(raw).sequential, 0.9);
    const ofPrepared = of(direct).sequential / of(prepared).sequential;
    console.log(`${'  the same of raw inserts that are prepared'.padEnd(64)} ${ofPrepared.toFixed(2).padStart(9)}`);
    target('Postgres adapter: 64 in flight, times one at a time', of(direct).inFlight / of(direct).sequential, 2.5);
    target('Postgres adapter: reads, share of a raw cursor', of(direct).reads / of(raw).reads, 0.6);
    for (const contender of contenders) await contender.close();
  } finally {
    await postgres.stop();
  }
};

console.log(`${cpus().length} cores, load before ${(loadavg()[0] ?? 0).toFixed(1)}`);
await compareStores();
const { setBased, eventByEvent } = await measureRebuilds({ events: Number(args.events), onProgress: progress });
progress('');
target(`rebuild of ${setBased.readModel}, ${setBased.events} events: events/s`, setBased.eventsPerSecond, 25_000, 0);
console.log(
  `  of it ${setBased.processor.service.toFixed(1)} s of processor in the service, ${setBased.processor.database.toFixed(1)} s in the database; ` +
    `event by event (${eventByEvent.readModel}): ${eventByEvent.eventsPerSecond} events/s`,
);
process.exit(missed > 0 ? 1 : 0);
