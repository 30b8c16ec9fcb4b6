import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@wordslab/messaging/testing/nats';

/** As a driver runs it: deploy/modules. */
const FLAGS = ['--max-semi-space-size=2', '--optimize-for-size'];
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** A shipper as a process of its own, that can be killed and started again. */
export class ShipperProcess {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async create(env: Readonly<Record<string, string>>): Promise<ShipperProcess> {
    const port = await freePort();
    return new ShipperProcess(port, { ...env, WORDSLAB_PORT: String(port) });
  }

  /** Resolves when its links have started. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...FLAGS, MAIN], {
      env: { PATH: process.env['PATH'], ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    process.once('exit', this.killNow);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the shipper ended with ${child.exitCode}:\n${this.output}`);
      if ((await this.health().catch(() => undefined))?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  health(path = 'ready'): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}/health/${path}`, { signal: AbortSignal.timeout(2_000) });
  }

  /** What it has written so far, over all its lives. */
  get said(): string {
    return this.output;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Ends it with a signal and answers with its exit code, null when the signal killed it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const code = await ended;
    process.off('exit', this.killNow);
    return code;
  }

  private readonly killNow = (): void => {
    this.child?.kill('SIGKILL');
  };
}
