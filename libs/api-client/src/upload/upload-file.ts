import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound, ValidationFailed } from '@wordslab/contracts';
import type { ModuleConnection } from '../http/connection.js';
import { callerHeaders, rememberPosition } from '../http/headers.js';
import { errorOfProblem, isUnreachable, unreachable } from '../http/problems.js';

export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface UploadOptions {
  readonly file: string;
  /** Path of the route, with its query. */
  readonly path: string;
  /** The upload's id: the same upload repeated under it is done once. */
  readonly key: string;
  readonly onProgress?: (progress: UploadProgress) => void;
}

/** An early answer, such as a refusal, may come while the rest of the file is still being sent. */
const GRACE_MS = 2_000;

const sizeOf = async (file: string): Promise<number> => {
  const found = await stat(file).catch((cause: unknown) => {
    throw new NotFound('file.not_found', `there is no file ${file}`, 'Check its path.', undefined, { cause });
  });
  if (found.isFile()) return found.size;
  throw new ValidationFailed('file.not_a_file', `${file} is not a file`, 'Name one file.');
};

const textOf = async (response: IncomingMessage): Promise<string> => {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
};

const counted = (total: number, tell: (progress: UploadProgress) => void): Transform => {
  let sentBytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      sentBytes += chunk.length;
      tell({ sentBytes, totalBytes: total });
      done(null, chunk);
    },
  });
};

const answered = (call: ClientRequest): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    call.once('response', done);
    call.once('error', fail);
  });

const within = async <T>(promise: Promise<T>, ms: number, otherwise: unknown): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(otherwise), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

const callFor = (connection: ModuleConnection, { path, key }: UploadOptions, size: number): ClientRequest =>
  request(new URL(path, connection.url), {
    method: 'POST',
    headers: {
      ...callerHeaders(connection),
      Accept: 'application/json',
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Idempotency-Key': key,
    },
    signal: connection.signal,
  });

/** Sends the file while it listens for the answer, which may come before the file's end. */
const exchange = async (call: ClientRequest, options: UploadOptions, size: number): Promise<IncomingMessage> => {
  const response = answered(call);
  const tell = options.onProgress ?? (() => undefined);
  const sent = pipeline(createReadStream(options.file), counted(size, tell), call);
  sent.catch(() => undefined); // told by the race below, unless an answer came first
  return Promise.race([response, sent.then(() => response)]).catch(async (error: unknown) => {
    const early = await within(response, GRACE_MS, error).catch(() => null);
    if (early) return early;
    throw error;
  });
};

/**
 * Sends a file as the body of a POST, in pieces, so that its size does not matter to this process.
 * Answers with the parsed JSON.
 * @throws NotFound `file.not_found`; Unavailable `module.unreachable`; what the module refused it with
 */
export const uploadFile = async (connection: ModuleConnection, options: UploadOptions): Promise<unknown> => {
  const { name, url, signal } = connection;
  const size = await sizeOf(options.file);
  try {
    const answer = await exchange(callFor(connection, options, size), options, size);
    const body = parsed(await textOf(answer));
    const status = answer.statusCode ?? 0;
    rememberPosition(connection, positionIn(answer));
    if (status >= 200 && status <= 299) return body;
    throw errorOfProblem(status, body, name);
  } catch (error) {
    throw !signal?.aborted && isUnreachable(error) ? unreachable(name, url, error) : error;
  }
};

const positionIn = ({ headers }: IncomingMessage): string | undefined => {
  const position = headers['wordslab-position'];
  return typeof position === 'string' ? position : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // judged by the caller: not an answer of a module
  }
};
