// A front over the event store of a Postgres database, as a process: `node front-process.js URL PORT [POOL_OPTIONS]`.
import { PostgresEventStore } from '@wordslab/eventstore';
import { startFront } from '@wordslab/eventstore-grpc';

const [connectionString, port, options = '{}'] = process.argv.slice(2);
const store = new PostgresEventStore({
  connection: { max: 8, ...JSON.parse(options), connectionString },
});
const front = await startFront({ store, port: Number(port) });
console.log(front.url);
