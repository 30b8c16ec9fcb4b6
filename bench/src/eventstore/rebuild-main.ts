// Usage: npm run bench:rebuild [-- --events 1000000]. Exits 1 when the limit is missed.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureRebuilds, type RebuildFigures } from './rebuild.js';

/** Of a read model of a million events on two cores that nobody else uses. */
const PER_SECOND = 25_000;

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const tell = ({ readModel, events, seconds, eventsPerSecond, processor }: RebuildFigures, how: string): void =>
  console.log(
    `${readModel.padEnd(16)} ${how.padEnd(16)} ${events} events in ${seconds.toFixed(1)} s: ${eventsPerSecond} events/s ` +
      `(processor: ${processor.service.toFixed(1)} s service, ${processor.database.toFixed(1)} s database)`,
  );

const before = loadavg()[0] ?? 0;
const { setBased, eventByEvent } = await measureRebuilds({
  events: Number(values.events),
  onProgress: (text) => process.stderr.write(`${text}\n`),
});
console.log(`${cpus().length} cores, load before ${before.toFixed(1)}; from start to the end of the switch`);
tell(setBased, 'few statements');
tell(eventByEvent, 'event by event');
const isKept = setBased.eventsPerSecond >= PER_SECOND;
console.log(`limit: at least ${PER_SECOND} events/s${isKept ? '' : '  MISSED'}`);
process.exit(isKept ? 0 : 1);
