import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ENTRY = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));

const failure = z.object({
  error: z.object({ code: z.string(), detail: z.string(), hint: z.string(), exitCode: z.number() }).loose(),
});

export interface Told {
  readonly exitCode: number;
  /** The JSON on stdout. */
  readonly answer: unknown;
}

/** Runs `wordslab … --json` as a process of its own. */
export const wordslab = (home: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Told> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [ENTRY, ...args, '--home', home, '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...env, NO_COLOR: '1' },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.once('error', fail);
    child.once('close', (code) => {
      try {
        done({ exitCode: code ?? -1, answer: JSON.parse(stdout) });
      } catch {
        fail(new Error(`wordslab ${args.join(' ')} ended with ${code} and no JSON: ${stdout}`));
      }
    });
  });

/** The error that a command ended with: every one has a code, what and why, and the next step. */
export const refusalOf = async (
  home: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<z.infer<typeof failure>['error']> => {
  const { exitCode, answer } = await wordslab(home, args, env);
  const { error } = failure.parse(answer);
  if (error.exitCode !== exitCode) throw new Error(`it says ${error.exitCode} and ends with ${exitCode}`);
  return error;
};
