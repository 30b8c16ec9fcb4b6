// The load generator, a process of its own: `node load.js` reads one order from stdin, and writes what it saw to stdout.
import { Agent, request } from 'node:http';
import { text as readAll } from 'node:stream/consumers';

/** What to ask, and for how long: until `seconds` are over. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  readonly texts: readonly string[];
  readonly clients: number;
  readonly seconds: number;
  /** Ask again what was answered with 429, 503, 504 or not at all; it fails after so many attempts. */
  readonly attempts: number;
}
export interface LoadSeen {
  readonly requests: number;
  /** Not answered with 200 in as many attempts as were allowed. */
  readonly failed: number;
  /** Attempts beyond the first. */
  readonly repeated: number;
  readonly seconds: number;
  /** Of each request, ms, sorted; its repetitions and their pauses included. */
  readonly ms: readonly number[];
}

const RETRIED = new Set([0, 429, 503, 504]);
const PAUSE_MS = 50;

const once = (order: LoadOrder, agent: Agent, text: string): Promise<number> =>
  new Promise((done) => {
    const body = JSON.stringify({ inputs: [{ name: 'text', shape: [1], datatype: 'BYTES', data: [text] }] });
    const headers = {
      authorization: `Bearer ${order.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(order.url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => done(answer.statusCode ?? 0));
      answer.on('error', () => done(0));
    });
    call.on('error', () => done(0));
    call.end(body);
  });

const load = async (order: LoadOrder): Promise<LoadSeen> => {
  const agent = new Agent({ keepAlive: true, maxSockets: order.clients });
  const ms: number[] = [];
  let [failed, repeated, next] = [0, 0, 0];
  const began = performance.now();
  const client = async () => {
    while (performance.now() - began < order.seconds * 1000) {
      const text = order.texts[next++ % order.texts.length] ?? '';
      const asked = performance.now();
      let status = await once(order, agent, text);
      for (let attempt = 1; attempt < order.attempts && RETRIED.has(status); attempt++) {
        repeated++;
        await new Promise((wait) => setTimeout(wait, PAUSE_MS));
        status = await once(order, agent, text);
      }
      if (status !== 200) failed++;
      ms.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { requests: ms.length, failed, repeated, seconds, ms: ms.sort((a, b) => a - b) };
};

const order: LoadOrder = JSON.parse(await readAll(process.stdin));
process.stdout.write(JSON.stringify(await load(order)));
