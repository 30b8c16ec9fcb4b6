// Asks event stores what they hold. Reads {"<name>": "<url>"} from its input, since URLs may carry passwords; writes
// what each said as JSON, and whether KurrentDB's client can be loaded here at all.
import { text } from 'node:stream/consumers';
import { loadClient } from '../open-store.js';
import { failure, probe, type Probed } from './probe.js';

const TIMEOUT_MS = 15_000;

const urls: Record<string, string> = JSON.parse(await text(process.stdin));
const client = await loadClient().then(
  () => ({ answers: true, first: null, last: null }) satisfies Probed,
  (error: unknown) => failure(error),
);
const probed = await Promise.all(
  Object.entries(urls).map(async ([name, url]) => [name, await probe(url, TIMEOUT_MS)] as const),
);
process.stdout.write(`${JSON.stringify({ client, stores: Object.fromEntries(probed) })}\n`, () => process.exit(0));
