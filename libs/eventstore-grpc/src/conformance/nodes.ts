import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, MemoryEventStore, PostgresEventStore } from '@wordslab/eventstore';
import pg from 'pg';
import { startFront } from '../front.js';

export type StoreKind = 'memory' | 'postgres';

/** Starts and ends fronts, each over a store of its own, for tests that run in processes of their own. */
export interface Nodes {
  /** POST answers with a fresh front's port, DELETE of a port ends that one. */
  readonly url: string;
  close(): Promise<void>;
}

interface Stores {
  open(): Promise<EventStore>;
  close(): Promise<void>;
}

export const serveNodes = async (kind: StoreKind): Promise<Nodes> => {
  const stores = kind === 'memory' ? inMemory : await inPostgres();
  const running = new Map<string, () => Promise<void>>();
  const handle = async ({ method, url = '' }: IncomingMessage): Promise<string> => {
    if (method === 'POST') return startNode(await stores.open(), running);
    const port = url.slice(1);
    await running.get(port)?.();
    running.delete(port);
    return '';
  };
  const server = createServer((request, response) => {
    handle(request).then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listens on an address, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.close();
    await Promise.all([...running.values()].map((stop) => stop()));
    await stores.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
};

const startNode = async (store: EventStore, running: Map<string, () => Promise<void>>): Promise<string> => {
  // A KurrentDB that has just started holds events of its own; some tests count on more than theirs in $all.
  const own = { id: randomUUID(), type: '$metadata', data: {}, metadata: {} as never };
  await store.append('$$$stats', [own], { expected: 'no-stream' });
  const front = await startFront({ store, port: 0, deletable: true });
  running.set(String(front.port), async () => {
    await front.close();
    await store.close();
  });
  return String(front.port);
};

const inMemory: Stores = {
  open: async () => new MemoryEventStore({ naming: 'free' }),
  close: async () => undefined,
};

/** One Postgres, for every store a database of its own, copied from one that holds the schema. */
const inPostgres = async (): Promise<Stores> => {
  const { startEmbeddedPostgres } = await import('../serve/embedded-postgres.js');
  const folder = await mkdtemp(join(tmpdir(), 'wordslab-conformance-'));
  // Where this runs as root, Postgres runs as somebody else.
  await chmod(folder, 0o711);
  const database = await startEmbeddedPostgres(folder);
  const urlOf = (name: string): string => database.connectionString.replace(/postgres$/, name);
  const admin = new pg.Client({ connectionString: urlOf('template1') });
  await admin.connect();
  let count = 0;
  return {
    open: async () => {
      const name = `node${(count += 1)}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE postgres`);
      return new PostgresEventStore({ connection: { connectionString: urlOf(name), max: 8 }, naming: 'free' });
    },
    close: async () => {
      await admin.end();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
