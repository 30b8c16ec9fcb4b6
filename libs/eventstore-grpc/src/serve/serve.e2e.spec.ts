import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { collect } from '@wordslab/eventstore/testing';

const program = fileURLToPath(new URL('../../dist/serve/main.js', import.meta.url));
let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-served-'));
  await chmod(folder, 0o755); // where the tests run as root, Postgres does not
});
afterAll(async () => {
  for (const child of children) await ended(child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly child: ChildProcess;
  readonly said: string;
}

/** Starts the program; comes back when it serves, or when it has ended. */
const start = async (...options: string[]): Promise<Outcome> => {
  const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  return new Promise((resolve) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('event store at')) resolve({ child, said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => resolve({ child, said }));
  });
};

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
};

const urlIn = ({ said }: Outcome): string => /kurrentdb:\S+tls=false/.exec(said)?.[0] ?? `no URL in: ${said}`;

const withClient = async <T>(url: string, use: (client: KurrentDBClient) => Promise<T>): Promise<T> => {
  const client = KurrentDBClient.connectionString(url);
  try {
    return await use(client);
  } finally {
    await client.dispose();
  }
};
const append = (url: string): Promise<unknown> =>
  withClient(url, (client) => client.appendToStream('Kept', jsonEvent({ type: 'Kept', data: {} })));
const count = (url: string): Promise<number> =>
  withClient(url, async (client) => (await collect(client.readStream('Kept'))).length);

describe('npm run eventstore', () => {
  test.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])('what was appended under --data outlives %s', async (signal) => {
    const first = await start('--port', '0', '--data', folder);
    await append(urlIn(first));
    const kept = await count(urlIn(first));
    await ended(first.child, signal);
    const second = await start('--port', '0', '--data', folder);
    expect(await count(urlIn(second))).toBe(kept);
    await append(urlIn(second));
    expect(await count(urlIn(second))).toBe(kept + 1);
    await ended(second.child, 'SIGTERM');
  });

  test('a folder is served once', async () => {
    const first = await start('--port', '0', '--data', folder);
    const second = await start('--port', '0', '--data', folder);
    expect(second.said).toMatch(/process \d+ serves .+ already/);
    expect(second.child.exitCode).toBe(1);
    await append(urlIn(first));
    await ended(first.child, 'SIGTERM');
  });

  test('in memory, and with neither it says how', async () => {
    const served = await start('--port', '0', '--memory');
    await append(urlIn(served));
    expect(await count(urlIn(served))).toBe(1);
    await ended(served.child, 'SIGTERM');
    const { child, said } = await start();
    expect(said).toContain('(--data DIR | --memory)');
    expect(child.exitCode).toBe(2);
  });
});
