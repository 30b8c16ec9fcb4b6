import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { isWordslabError } from '@wordslab/contracts';
import { controlRequest, type ControlReply, type ControlRequest } from './protocol.js';

type Answer = (request: ControlRequest) => Promise<unknown>;

const replyTo = async (line: string, answer: Answer): Promise<ControlReply> => {
  try {
    return { ok: true, result: (await answer(controlRequest.parse(JSON.parse(line)))) ?? null };
  } catch (error) {
    if (isWordslabError(error)) return { ok: false, code: error.code, message: error.message, hint: error.hint };
    return { ok: false, code: 'host.bad_request', message: error instanceof Error ? error.message : String(error) };
  }
};

const serve = (socket: Socket, answer: Answer): void => {
  const gone = () => void socket.destroy(); // the caller went away; there is nobody to tell
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  for (const stream of [socket, lines]) stream.on('error', gone);
  lines.on('line', (line) => {
    void replyTo(line, answer).then((reply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`));
  });
};

/** Answers requests, a line of JSON each, on a local socket that only the home's owner can open. */
export const listenForControl = (path: string, answer: Answer): Promise<Server> =>
  new Promise((done, fail) => {
    const server = createServer((socket) => serve(socket, answer));
    const before = process.umask(0o177);
    server.once('error', fail);
    server.listen(path, () => {
      process.umask(before);
      done(server);
    });
  });
