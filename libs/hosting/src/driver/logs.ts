import { watch } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { NotFound } from '@wordslab/contracts';
import { HomeLayout } from '../home/layout.js';
import { readDesiredState } from '../state/desired-state.js';
import { tailOf } from '../supervisor/log-file.js';

export interface LogSource {
  readonly process: string;
  readonly file: string;
}

/**
 * The logs of a target: `all`, a process id, the beginning of ids up to a slash (`acme/dev`), or `supervisor`.
 * @throws NotFound `process.unknown`
 */
export const logsOf = async (dir: string, target: string): Promise<LogSource[]> => {
  const home = new HomeLayout(dir);
  const all: LogSource[] = [
    { process: 'supervisor', file: home.supervisorLog },
    ...((await readDesiredState(home))?.processes ?? []).map((p) => ({ process: p.id, file: p.logFile })),
  ];
  const found = all.filter((l) => target === 'all' || l.process === target || l.process.startsWith(`${target}/`));
  if (found.length > 0) return found;
  throw new NotFound('process.unknown', `no process of ${home.dir} is called '${target}'`, 'See `wordslab status`.');
};

export const lastLines = async (source: LogSource, lines: number): Promise<string[]> => tailOf(source.file, lines);

const POLL_MS = 500;

/** Hands over each line that is written from now on, until the signal; survives rotation. */
export const followLog = async (
  source: LogSource,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  let at = (await stat(source.file).catch(() => null))?.size ?? 0;
  let rest = '';
  const read = async (): Promise<void> => {
    const size = (await stat(source.file).catch(() => null))?.size ?? 0;
    if (size < at) at = 0; // emptied by rotation
    if (size === at) return;
    const handle = await open(source.file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - at), 0, size - at, at);
      at += bytesRead;
      const lines = (rest + buffer.subarray(0, bytesRead).toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    } finally {
      await handle.close();
    }
  };
  while (!signal.aborted) {
    await read();
    await nextChange(source.file, signal);
  }
};

/** Resolves when the file changes, after a while, or when the signal comes. */
const nextChange = (file: string, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      watcher?.close();
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, POLL_MS);
    signal.addEventListener('abort', end);
    const watcher = watchIfThere(file, end);
  });

const watchIfThere = (file: string, changed: () => void): ReturnType<typeof watch> | null => {
  try {
    return watch(file, changed);
  } catch {
    return null; // not written yet: the timer looks again
  }
};
