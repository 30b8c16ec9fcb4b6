import { connect } from 'node:net';
import { request } from 'node:http';
import type { HealthCheck } from '@wordslab/topology';

/** `silent` is no answer at all; `unready` is an answer that says not yet. */
export type Health = 'ready' | 'unready' | 'silent';

const TIMEOUT_MS = 2_000;

const askHttp = (port: number, path: string): Promise<Health> =>
  new Promise((done) => {
    const call = request({ host: '127.0.0.1', port, path, timeout: TIMEOUT_MS }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200 ? 'ready' : 'unready');
    });
    call.once('timeout', () => call.destroy());
    call.once('close', () => done('silent'));
    call.once('error', () => done('silent'));
    call.end();
  });

/** Opens a connection, says `greeting` if there is one, and judges the first bytes that come back. */
const askSocket = (port: number, judge: (first: Buffer) => Health, greeting?: Buffer): Promise<Health> =>
  new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: TIMEOUT_MS });
    const end = (health: Health) => {
      socket.destroy();
      done(health);
    };
    socket.once('connect', () => greeting && socket.write(greeting));
    socket.once('data', (first: Buffer) => end(judge(first)));
    socket.once('timeout', () => end('silent'));
    socket.once('close', () => done('silent'));
    socket.once('error', () => end('silent'));
  });

/** A start-up packet of protocol 3.0: a server that answers with a request for a password ('R') takes connections. */
const startupPacket = (): Buffer => {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
};

export const askHealth = async (check: HealthCheck): Promise<Health> => {
  switch (check.type) {
    case 'http':
      return askHttp(check.port, check.path);
    case 'nats':
      return askSocket(check.port, (first) => (first.toString().startsWith('INFO ') ? 'ready' : 'unready'));
    case 'postgres':
      return askSocket(check.port, (first) => (first[0] === 'R'.charCodeAt(0) ? 'ready' : 'unready'), startupPacket());
    default:
      return check satisfies never;
  }
};
