import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ENTRY = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

const failure = z.object({
  error: z.object({ code: z.string(), detail: z.string(), hint: z.string().optional() }).loose(),
});

/** A `wordslab` command that ended with an error; it says what the command said. */
export class CommandFailed extends Error {
  constructor(
    readonly command: string,
    readonly exitCode: number,
    readonly code: string,
    readonly detail: string,
    readonly hint?: string,
    /** The whole JSON answer. */
    readonly answer?: unknown,
  ) {
    super(`${command}\n  ${code}: ${detail}${hint ? `\n  ${hint}` : ''}`);
  }
}

/** Runs the CLI as a person would, each command a process of its own, with `--json`. */
export class Wordslab {
  constructor(readonly home: string) {}

  /** How a person would type it. */
  typed(args: readonly string[]): string {
    return ['wordslab', ...args].map((a) => (/[^\w./:@=,-]/.test(a) ? JSON.stringify(a) : a)).join(' ');
  }

  /** @throws CommandFailed */
  async run<T>(args: readonly string[], schema: z.ZodType<T>, onProgress?: (line: string) => void): Promise<T> {
    const { exitCode, stdout, stderr } = await this.spawn(args, onProgress);
    const answer = parseJson(stdout);
    if (exitCode === 0) return schema.parse(answer);
    const known = failure.safeParse(answer);
    const { code, detail, hint } = known.success
      ? known.data.error
      : { code: 'cli.failed', detail: stderr.trim() || stdout.trim(), hint: undefined };
    throw new CommandFailed(this.typed(args), exitCode, code, detail, hint, answer);
  }

  private spawn(
    args: readonly string[],
    onProgress?: (line: string) => void,
  ): Promise<{ exitCode: number; stdout: string; stderr: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [ENTRY, ...args, '--home', this.home, '--json'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NO_COLOR: '1' },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        for (const line of text.split('\n')) if (line.trim()) onProgress?.(line.trimEnd());
      });
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, stdout, stderr }));
    });
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
