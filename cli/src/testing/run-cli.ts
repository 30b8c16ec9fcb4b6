import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** What users call; Node starts no .cmd file, so on Windows what that starts. */
const [program, ...before] =
  process.platform === 'win32' ? [process.execPath, pathOf('cli/dist/main.js')] : [pathOf('bin/wordslab')];

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Sends Ctrl-C once this was seen on stderr. */
  readonly interruptAt?: string;
}

/** Runs the command as a user does, in a process of its own, its output in pipes. */
export const runCli = async (args: readonly string[], options: CliOptions = {}): Promise<CliRun> => {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn(program ?? '', [...before, ...args], { env: { ...env, ...options.env }, stdio: 'pipe' });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | null>((done) => child.once('close', done));
  let stderr = '';
  let isInterrupted = false;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    if (!options.interruptAt || isInterrupted || !stderr.includes(options.interruptAt)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  const stdout = await text(child.stdout);
  return { code: await ended, stdout, stderr };
};
