import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const FIRST_ANSWER_MS = 4_000;
const SILENCE_MS = 20_000;
const MAX_REDIRECTS = 5;

const get = (url: string, agent: Agent): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    const options: RequestOptions = { agent, headers: { 'user-agent': 'wordslab' } };
    const call = request(url, options, (answer) => {
      clearTimeout(limit);
      done(answer);
    });
    // Said here, not by destroying the call: one that still waits for its proxy's tunnel reports nothing.
    const limit = setTimeout(() => {
      fail(new Error(`no answer within ${FIRST_ANSWER_MS / 1000} s`));
      call.destroy();
    }, FIRST_ANSWER_MS);
    call.setTimeout(SILENCE_MS, () => call.destroy(new Error(`silent for ${SILENCE_MS / 1000} s`)));
    call.once('error', (error) => {
      clearTimeout(limit);
      fail(error);
    });
    call.end();
  });

const follow = async (url: string, agent: Agent, left = MAX_REDIRECTS): Promise<IncomingMessage> => {
  const answer = await get(url, agent);
  const to = answer.headers.location;
  if (to && answer.statusCode && answer.statusCode >= 300 && answer.statusCode < 400) {
    answer.resume();
    if (left === 0) throw new Error(`${url} redirects too often`);
    return follow(new URL(to, url).href, agent, left - 1);
  }
  if (answer.statusCode !== 200) {
    answer.resume();
    throw new Error(`${url} answered ${answer.statusCode}`);
  }
  return answer;
};

/**
 * Fetches a file over HTTPS, through the proxy that the environment names, and refuses it unless its SHA-256 is the one
 * expected. Gives up within seconds when nobody answers.
 */
export const download = async (url: string, file: string, sha256: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const agent = new Agent({ proxyEnv: env, timeout: SILENCE_MS });
  try {
    const hash = createHash('sha256');
    const answer = await follow(url, agent);
    await pipeline(
      answer,
      async function* (parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          hash.update(part);
          yield part;
        }
      },
      createWriteStream(file),
    );
    const found = hash.digest('hex');
    if (found !== sha256) throw new Error(`${url} has the SHA-256 ${found} and not ${sha256}: refused`);
  } finally {
    agent.destroy();
  }
};

/** Whether a file is there to be fetched; rejects within seconds when it is not. */
export const reachable = async (url: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const agent = new Agent({ proxyEnv: env, timeout: SILENCE_MS });
  try {
    (await follow(url, agent)).destroy();
  } finally {
    agent.destroy();
  }
};

/** Unpacks a tar.gz or zip archive with the system's tar, which on Windows and macOS reads both. */
export const unpack = async (file: string, into: string): Promise<void> => {
  await execute('tar', ['-xf', file, '-C', into], { windowsHide: true });
};
