import { watch } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HomeLayout } from '../home/layout.js';
import { takeLock } from '../home/lock.js';
import { endOrphanedBackends } from '../postgres/orphans.js';
import { endSurvivors } from './children.js';
import { listenForControl } from './control-server.js';
import { startIngress } from './ingress.js';
import { rotateLog } from './log-file.js';
import type { ControlRequest } from './protocol.js';
import { removeSocket, socketPathFor } from './socket-path.js';
import { Supervisor } from './supervisor.js';

const ROTATE_MS = 30_000;
const LOOK_MS = 2_000;
const INGRESS_RETRY_MS = 2_000;

const log = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);

/** Calls `changed` when the file was replaced; a look at its time covers file systems that tell nothing. */
const watchFile = (path: string, folder: string, changed: () => void): void => {
  watch(folder, (_event, name) => name === basename(path) && changed());
  let seen = 0;
  setInterval(() => {
    void stat(path).then(
      ({ mtimeMs }) => {
        if (seen && mtimeMs !== seen) changed();
        seen = mtimeMs;
      },
      () => undefined, // not written yet
    );
  }, LOOK_MS);
};

/** Keeps one ingress on the port that the desired state names, also when that port is busy for a while. */
class Ingress {
  private server: Server | null = null;
  private port = 0;
  private opening = false;

  constructor(private readonly supervisor: Supervisor) {}

  async follow(): Promise<void> {
    const { port } = this.supervisor.state.ingress;
    if (!port || this.opening || (this.server && this.port === port)) return;
    this.opening = true;
    this.server?.close();
    this.port = port;
    this.server = await startIngress(port, () => this.supervisor.state.ingress.routes).catch((error: unknown) => {
      log(`the ingress cannot listen on ${port}: ${error instanceof Error ? error.message : String(error)}`);
      setTimeout(() => void this.follow(), INGRESS_RETRY_MS);
      return null;
    });
    this.opening = false;
  }

  close(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

const run = async (home: HomeLayout, paused: boolean): Promise<void> => {
  await mkdir(home.logs, { recursive: true, mode: 0o700 });
  const socket = await socketPathFor(home);
  const holder = await takeLock(home.lockFile, { socket });
  if (holder) {
    log(`process ${holder.pid} supervises this home already`);
    return;
  }
  const survivors = await endSurvivors(home);
  if (survivors.length > 0) log(`ended what an earlier supervisor left running: ${survivors.join(', ')}`);
  await endOrphanedBackends(home.postgresData, log);
  const since = new Date().toISOString();
  const supervisor = new Supervisor(home, log, paused);
  const ingress = new Ingress(supervisor);
  const reconcile = () =>
    supervisor
      .reconcile()
      .then(() => ingress.follow())
      .catch((error: unknown) => log(`the desired state cannot be applied: ${String(error)}`));

  let ending: Promise<void> | null = null;
  const shutdown = (): Promise<void> =>
    (ending ??= (async () => {
      log('stopping');
      ingress.close();
      await supervisor.shutdown();
      await removeSocket(home, socket);
      await rm(home.lockFile, { force: true });
      log('stopped');
      setTimeout(() => process.exit(0), 50);
    })());

  const answer = async (request: ControlRequest): Promise<unknown> => {
    switch (request.op) {
      case 'status':
        return { pid: process.pid, since, ...supervisor.status() };
      case 'reconcile':
        return reconcile();
      case 'release':
        return supervisor.release().then(() => ingress.follow());
      case 'stop':
        return supervisor.stop(request.target);
      case 'start':
        return supervisor.start(request.target);
      case 'restart':
        return supervisor.restart(request.target);
      case 'shutdown':
        return shutdown();
      default:
        return request satisfies never;
    }
  };
  if (process.platform !== 'win32') await rm(socket, { force: true });
  await listenForControl(socket, answer);
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => void shutdown());
  setInterval(() => void supervisor.rotateLogs().then(() => rotateLog(home.supervisorLog)), ROTATE_MS);
  watchFile(home.desiredStateFile, home.dir, () => void reconcile());
  log(`supervising ${home.dir}`);
  await reconcile();
};

const { values } = parseArgs({ options: { home: { type: 'string' }, paused: { type: 'boolean', default: false } } });
if (!values.home) throw new Error('usage: main.js --home DIR [--paused]');
await run(new HomeLayout(resolve(values.home)), values.paused);
