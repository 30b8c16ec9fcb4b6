import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { defaultTenantPlan, hubConfig, hubOf, leafConfig, stagesOf } from '@wordslab/topology';
import { isFree } from '../home/ports.js';
import { askHealth } from '../supervisor/health.js';
import { temporaryFolder } from '../testing/fake-installation.js';
import { until } from '../testing/fake-home.js';
import { provisionNats } from './provision.js';

const plan = defaultTenantPlan('acme', 'Acme');
const hub = hubOf(plan);
const dev = stagesOf(plan).find((stage) => stage.name === 'dev') ?? hub;
const running: ChildProcess[] = [];
let folder: string;
let ports: { hub: number; leaf: number; stage: number };
let log = '';

const freePort = async (from: number): Promise<number> => ((await isFree(from)) ? from : freePort(from + 1));

const start = async (program: string, name: string, config: string): Promise<void> => {
  const file = join(folder, `${name}.conf`);
  await writeFile(file, config);
  const child = spawn(program, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.on('data', (part: Buffer) => (log += `${name}: ${part.toString()}`));
  running.push(child);
};

beforeAll(async () => {
  folder = await temporaryFolder();
  const { program } = await provisionNats();
  const first = await freePort(48_500);
  const second = await freePort(first + 1);
  ports = { hub: first, leaf: second, stage: await freePort(second + 1) };
  const stages = stagesOf(plan).map((stage) => ({ stage, leafPassword: `leaf-${stage.name}`, hubPassword: 'hub' }));
  const hubText = hubConfig({
    module: hub,
    listen: `127.0.0.1:${ports.hub}`,
    leafListen: `127.0.0.1:${ports.leaf}`,
    storeDir: join(folder, 'store'),
    systemPassword: 'sys',
    stages,
  });
  await start(program, 'hub', hubText);
  await until('the hub answers', async () => (await askHealth({ type: 'nats', port: ports.hub })) === 'ready');
  const leafText = leafConfig({
    module: dev,
    listen: `127.0.0.1:${ports.stage}`,
    hub: `127.0.0.1:${ports.leaf}`,
    leafPassword: 'leaf-dev',
    shipperPassword: 'shipper',
  });
  await start(program, 'dev', leafText);
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Logs in at the hub as a client and answers with what the server says. */
const logIn = (user: string, pass: string): Promise<string> =>
  new Promise((done) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port: ports.hub });
    socket.write(`CONNECT ${JSON.stringify({ user, pass, verbose: true })}\r\nPING\r\n`);
    socket.on('data', (part: Buffer) => {
      said += part.toString();
      if (/PONG|-ERR/.test(said)) socket.destroy();
    });
    socket.on('close', () => done(said));
    socket.on('error', () => done(said));
  });

describe('the broker configurations', () => {
  it('are taken by nats-server, and the stage reaches its hub as a leaf', async () => {
    await until('the leaf is connected', async () =>
      /dev: .*Leafnode connection created/.test(log.replaceAll('\n', ' ')),
    );
    expect(log).not.toMatch(/\[ERR\]|\[FTL\]/);
  });

  it('let Lifecycle log in at the hub, and refuse the leaf credential to any client', async () => {
    expect(await logIn('lc-dev', 'hub')).toContain('PONG');
    expect(await logIn('leaf-dev', 'leaf-dev')).toMatch(/-ERR 'Authorization Violation'/);
    expect(await logIn('lc-dev', 'wrong')).toMatch(/-ERR 'Authorization Violation'/);
  });
});
