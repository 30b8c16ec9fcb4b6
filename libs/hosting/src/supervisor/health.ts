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

const SERVING = Buffer.from([0, 0, 0, 0, 2, 8, 1]);

/** gRPC's own health service, asked for the whole server: an empty message; the answer is a message with one number. */
const askGrpc = async (port: number): Promise<Health> => {
  const { connect: connectHttp2 } = await import('node:http2'); // only where such a process is watched
  return new Promise((done) => {
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const end = (health: Health) => {
      clearTimeout(timer);
      session.destroy();
      done(health);
    };
    const timer = setTimeout(() => end('silent'), TIMEOUT_MS);
    session.once('error', () => end('silent'));
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const parts: Buffer[] = [];
    call.on('data', (part: Buffer) => parts.push(part));
    call.once('end', () => end(Buffer.concat(parts).equals(SERVING) ? 'ready' : 'unready'));
    call.once('error', () => end('silent'));
    call.end(Buffer.alloc(5));
  });
};

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
    case 'grpc':
      return askGrpc(check.port);
    case 'nats':
      return askSocket(check.port, (first) => (first.toString().startsWith('INFO ') ? 'ready' : 'unready'));
    case 'postgres':
      return askSocket(check.port, (first) => (first[0] === 'R'.charCodeAt(0) ? 'ready' : 'unready'), startupPacket());
    default:
      return check satisfies never;
  }
};
