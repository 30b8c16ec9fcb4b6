import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stageClient } from '../clients.js';
import { uploadFile, type UploadProgress } from './upload-file.js';

const MB = 1_000_000;
const SIZE = 200 * MB;
let folder: string;
let big: string;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-upload-'));
  big = join(folder, 'big.bin');
  await writeFile(join(folder, 'small.csv'), 'a,b\n');
  const block = Buffer.alloc(MB, 'wordslab ');
  await pipeline(Readable.from(Array.from({ length: SIZE / MB }, () => block)), createWriteStream(big));
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const serving = async (listener: RequestListener) => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, token: 'secret', name: 'dev of acme', actor: 'Zoë' };
};

const hashOf = async (request: IncomingMessage): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of request) hash.update(chunk);
  return hash.digest('hex');
};

describe('an upload', () => {
  it('sends 200 MB as they are, with progress, in flat memory', async () => {
    let headers: IncomingMessage['headers'] = {};
    const connection = await serving((request, response) => {
      headers = request.headers;
      void hashOf(request).then((hash) => response.writeHead(201).end(JSON.stringify({ hash })));
    });
    const expected = createHash('sha256');
    for (let i = 0; i < SIZE / MB; i += 1) expected.update(Buffer.alloc(MB, 'wordslab '));
    const told: UploadProgress[] = [];
    const before = process.memoryUsage().rss;
    let most = before;
    const answer = await uploadFile(connection, {
      file: big,
      path: '/x?name=a',
      key: 'k-1',
      onProgress: (progress) => {
        told.push(progress);
        most = Math.max(most, process.memoryUsage().rss);
      },
    });
    expect(answer).toEqual({ hash: expected.digest('hex') });
    expect(told.at(-1)).toEqual({ sentBytes: SIZE, totalBytes: SIZE });
    expect(headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'k-1',
      'wordslab-actor': 'Zo%C3%AB',
      'content-length': String(SIZE),
    });
    expect(most - before).toBeLessThan(SIZE / 2);
  });

  it('is seen by the reads that follow it over the same connection', async () => {
    const shown: (string | undefined)[] = [];
    const connection = await serving((incoming, response) => {
      shown.push(incoming.headers['wordslab-position']?.toString());
      void hashOf(incoming).then(() => response.writeHead(201, { 'Wordslab-Position': '42' }).end('{}'));
    });
    const client = stageClient(connection);
    await uploadFile(connection, { file: join(folder, 'small.csv'), path: '/x', key: 'k' });
    await client.GET('/api/v1/datasets');
    await stageClient({ ...connection }).GET('/api/v1/datasets');
    expect(shown).toEqual([undefined, '42', undefined]);
  });

  it('hears a refusal that comes while the file is still being sent', async () => {
    const problem = { type: 'about:blank', title: 't', status: 400, code: 'dataset.not_csv', detail: 'not CSV' };
    const connection = await serving((request, response) => {
      request.once('data', () => {
        response.writeHead(400).end(JSON.stringify(problem));
      });
    });
    await expect(uploadFile(connection, { file: big, path: '/x', key: 'k' })).rejects.toMatchObject({
      code: 'dataset.not_csv',
      kind: 'ValidationFailed',
    });
  });

  it('says so when the module goes away in the middle, or was never there', async () => {
    const dying = await serving((request) => request.once('data', () => request.destroy()));
    await expect(uploadFile(dying, { file: big, path: '/x', key: 'k' })).rejects.toMatchObject({
      code: 'module.unreachable',
    });
    const gone = await serving(() => undefined);
    await new Promise((done) => servers.at(-1)?.close(done));
    await expect(uploadFile(gone, { file: big, path: '/x', key: 'k' })).rejects.toMatchObject({
      code: 'module.unreachable',
      kind: 'Unavailable',
    });
  });

  it('refuses what is not a file', async () => {
    const connection = await serving(() => undefined);
    const upload = (file: string) => uploadFile(connection, { file, path: '/x', key: 'k' });
    await expect(upload(join(folder, 'none'))).rejects.toMatchObject({ code: 'file.not_found' });
    await expect(upload(folder)).rejects.toMatchObject({ code: 'file.not_a_file' });
  });

  it('stops with the signal', async () => {
    const stop = new AbortController();
    const connection = await serving((request) => request.once('data', () => stop.abort(new Error('enough'))));
    const upload = uploadFile({ ...connection, signal: stop.signal }, { file: big, path: '/x', key: 'k' });
    await expect(upload).rejects.toThrow();
    expect(stop.signal.aborted).toBe(true);
  });
});
