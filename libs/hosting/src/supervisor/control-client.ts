import { connect } from 'node:net';
import { Unavailable } from '@wordslab/contracts';
import type { HomeLayout } from '../home/layout.js';
import { holderOf } from '../home/lock.js';
import { controlReply, type ControlRequest, type SupervisorStatus, supervisorStatus } from './protocol.js';

const notRunning = (home: HomeLayout, cause?: unknown): Unavailable =>
  new Unavailable('host.not_running', `nothing is running in ${home.dir}`, 'Start it with `wordslab up`.', undefined, {
    cause,
  });

const askOnce = (path: string, request: ControlRequest, timeoutMs: number): Promise<string> =>
  new Promise((done, fail) => {
    const socket = connect(path);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('the supervisor closed the connection')));
    socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end === -1) return;
      done(text.slice(0, end));
      socket.destroy();
    });
  });

/**
 * Asks a home's supervisor.
 * @throws Unavailable `host.not_running`, or what the supervisor refused
 */
export const askSupervisor = async (
  home: HomeLayout,
  request: ControlRequest,
  timeoutMs = 60_000,
): Promise<unknown> => {
  const holder = await holderOf(home.lockFile);
  if (!holder?.socket) throw notRunning(home);
  const line = await askOnce(holder.socket, request, timeoutMs).catch((error: unknown) => {
    throw notRunning(home, error);
  });
  const reply = controlReply.parse(JSON.parse(line));
  if (reply.ok) return reply.result;
  throw new Unavailable(reply.code, reply.message, reply.hint);
};

export const askStatus = async (home: HomeLayout): Promise<SupervisorStatus> =>
  supervisorStatus.parse(await askSupervisor(home, { op: 'status' }, 5_000));
