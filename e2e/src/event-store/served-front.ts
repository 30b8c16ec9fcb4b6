import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/event-store/front-process.js', import.meta.url));

/** A front in a process of its own. */
export class ServedFront {
  /** What it told its operator, line by line. */
  readonly log: string[] = [];
  #url = '';
  #child: ChildProcess | undefined;
  readonly #databaseUrl: string;
  readonly #poolOptions: object;

  constructor(databaseUrl: string, poolOptions: object = {}) {
    this.#databaseUrl = databaseUrl;
    this.#poolOptions = poolOptions;
  }

  /** For official clients. */
  get url(): string {
    return this.#url;
  }

  /** Also after a kill; the URL stays. */
  async start(): Promise<void> {
    const port = new URL(this.#url || 'kurrentdb://127.0.0.1:0').port;
    const child = spawn(process.execPath, [PROGRAM, this.#databaseUrl, port, JSON.stringify(this.#poolOptions)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr.on('data', (lines: Buffer) => this.log.push(...lines.toString().trim().split('\n')));
    this.#url = await new Promise((resolve, reject) => {
      child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
      child.once('exit', (code) => reject(new Error(`the front ended with ${code}`)));
    });
  }

  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
