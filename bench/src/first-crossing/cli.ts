import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const BIN = `${REPOSITORY}bin/wordslab`;

export interface Timed {
  readonly ms: number;
  readonly stdout: string;
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export const timed = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Timed> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve({ ms: performance.now() - started, stdout })
        : reject(new Error(`${program} ${args.join(' ')} ended with ${code}\n${stderr}${stdout}`)),
    );
  });

/** `bin/wordslab`, as a person starts it. */
export const wordslab = (...args: string[]): Promise<Timed> => timed(BIN, args);

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
