import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EventStore, PostgresEventStore } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import type { Contender } from './contender.js';
import { sampleEvent } from './sample.js';

/** The adapter that modules use by default. */
export const postgresStore = (url: string): Contender =>
  contenderOf('Postgres adapter', 'direct', new PostgresEventStore({ connection: { connectionString: url, max: 4 } }));

/** The official client through the front, which stands in a process of its own before the Postgres adapter. */
export const frontStore = async (url: string): Promise<Contender> => {
  const program = fileURLToPath(new URL('./front-process.js', import.meta.url));
  const child = spawn(process.execPath, [program, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  const contender = contenderOf('client and front', 'front', new KurrentDbEventStore({ url: String(line) }));
  return {
    ...contender,
    close: async () => {
      await contender.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

const contenderOf = (name: string, streams: string, store: EventStore): Contender => ({
  name,
  one: async (n) => {
    await store.append(`${streams}-${n % 50}`, [sampleEvent(n)], { expected: 'any' });
  },
  many: async (n, count) => {
    const events = Array.from({ length: count }, (_, i) => sampleEvent(n + i));
    await store.append(`${streams}-many-${n}`, events, { expected: 'no-stream' });
  },
  readAll: async () => {
    let count = 0;
    for await (const _ of store.readAll()) count += 1;
    return count;
  },
  followAll: async () => {
    let count = 0;
    for await (const message of store.subscribeAll()) {
      if (message.kind === 'caughtUp') break;
      if (message.kind === 'event') count += 1;
    }
    return count;
  },
  close: () => store.close(),
});
