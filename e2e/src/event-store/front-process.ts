// A front over the event store of a Postgres database, as a process: `node front-process.js URL PORT [POOL_OPTIONS]`.
import { isWordslabError } from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import { startFront } from '@wordslab/eventstore-grpc';

const [connectionString, port, options = '{}'] = process.argv.slice(2);
const store = new PostgresEventStore({
  connection: { max: 8, ...JSON.parse(options), connectionString },
});
// As `npm run eventstore` does: of an append that failed, clients keep little more than that.
const onError = (error: unknown): void => console.error(isWordslabError(error) ? error.code : error);
const front = await startFront({ store, port: Number(port), onError });
console.log(front.url);
