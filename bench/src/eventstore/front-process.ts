// KurrentDB's protocol in front of the Postgres whose URL is the argument, in a process of its own; prints its URL.
import { startFront } from '@wordslab/eventstore-grpc';
import { PostgresEventStore } from '@wordslab/eventstore';

const store = new PostgresEventStore({ connection: { connectionString: process.argv[2], max: 8 } });
const front = await startFront({ store, port: 0, onError: (error) => console.error(error) });
console.log(front.url);
process.once('SIGTERM', () => void front.close().then(() => store.close()));
