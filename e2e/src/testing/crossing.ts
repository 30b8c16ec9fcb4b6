import { answerOf } from '@wordslab/api-client';
import { type ImportResult, importResult, newId, policyDocument } from '@wordslab/contracts';
import type { RunningHome } from './running-home.js';
import { sleep, until } from './until.js';

/** Messages with a person in each, `rows` of them. */
export const messagesCsv = (name: string, rows: number): string => {
  const lines = ['message_id,customer,email,text,label'];
  for (let i = 0; i < rows; i += 1)
    lines.push(
      `${name}-${i},Ada Lovelace ${i},ada${i}@example.org,"Order ${i} of ${name} is late, write to ada${i}@example.org",label_${i % 8}`,
    );
  return `${lines.join('\n')}\n`;
};

const PIECE = 16_384;

/** A file as it comes over a slow line. */
export const slowly = (text: string, pauseMs = 20): ReadableStream<Uint8Array> => {
  const bytes = Buffer.from(text);
  let at = 0;
  return new ReadableStream({
    pull: async (controller) => {
      if (at >= bytes.length) return controller.close();
      await sleep(pauseMs);
      controller.enqueue(bytes.subarray(at, at + PIECE));
      at += PIECE;
    },
  });
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One upload, not repeated by itself. */
export const upload = async (
  home: RunningHome,
  name: string,
  body: NonNullable<RequestInit['body']>,
  options: { key?: string; query?: string; signal?: AbortSignal } = {},
): Promise<Answer> => {
  const answer = await fetch(`${home.url('dev')}/api/v1/datasets/imports?name=${name}${options.query ?? ''}`, {
    method: 'POST',
    body,
    signal: options.signal,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    headers: {
      authorization: `Bearer ${home.token}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': options.key ?? newId(),
    },
  });
  return { status: answer.status, body: await answer.json() };
};

export const importMessages = async (home: RunningHome, name: string, rows = 40): Promise<ImportResult> => {
  const { status, body } = await upload(home, name, messagesCsv(name, rows));
  if (status !== 201) throw new Error(`the import of ${name} was answered with ${status}: ${JSON.stringify(body)}`);
  return importResult.parse(body);
};

/** One policy for the rows of every dataset that goes from Dev to Train. */
export const allowTraining = async (home: RunningHome, dataset: string): Promise<void> => {
  const body = { to: 'train', keep: ['label'], redact: ['text'], pseudonym: ['message_id'] };
  const params = { path: { id: dataset } };
  const proposed = await answerOf(home.dev().POST('/api/v1/datasets/{id}/policy-proposal', { params, body }));
  const document = policyDocument.parse({ ...proposed.document, id: 'dataset-rows-to-train', entity: '*' });
  await answerOf(
    home.lifecycle().PUT('/api/v1/policies/{id}', { params: { path: { id: document.id } }, body: { document } }),
  );
};

/** Lifecycle has heard of a dataset version. */
export const known = async (home: RunningHome, dataset: string): Promise<void> => {
  const isShown = async () => {
    const board = await answerOf(home.lifecycle().GET('/api/v1/board', { params: { query: { limit: 200 } } }));
    return JSON.stringify(board.items).includes(dataset);
  };
  await until(`the board shows ${dataset}`, isShown, 30_000);
};

const ENDED: readonly string[] = ['completed', 'rejected', 'refused', 'failed', 'cancelled'];

/**
 * The crossing of one dataset: a release, its promotion to Train, followed to its end, as a client that repeats what is not answered.
 * Answers with the promotion's id.
 */
export const cross = async (home: RunningHome, name: string, timeoutMs = 90_000): Promise<string> => {
  const lifecycle = home.lifecycle();
  const release = await answerOf(
    lifecycle.POST('/api/v1/releases', {
      body: { name: `release of ${name}`, parts: [`dataset/${name}`], path: ['train'] },
    }),
  );
  const { id } = await answerOf(lifecycle.POST('/api/v1/promotions', { body: { release: release.id, to: 'train' } }));
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(100)) {
    const now = await answerOf(lifecycle.GET('/api/v1/promotions/{id}', { params: { path: { id } } }));
    if (now.status === 'completed') return id;
    if (ENDED.includes(now.status)) throw new Error(`the promotion of ${name} ended otherwise: ${now.summary}`);
  }
  throw new Error(`the promotion of ${name} did not end within ${timeoutMs / 1000} s`);
};
