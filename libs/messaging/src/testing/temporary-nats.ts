import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A nats-server of its own, on loopback, for the time of a test. */
export interface TemporaryNats {
  readonly url: string;
  /** Resolves when the server's log has had this line since it was last started. */
  logged(line: RegExp): Promise<void>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, with its store. */
  start(): Promise<void>;
  /** Removes the store of a killed server, as a disk that is lost. */
  wipe(): Promise<void>;
  /** Ends the process and removes its store. */
  stop(): Promise<void>;
}

/** What a configuration has to name. */
export interface NatsPlace {
  readonly port: number;
  readonly storeDir: string;
}

/**
 * Starts a throw-away nats-server, found by `WORDSLAB_NATS_SERVER` or on PATH.
 * @param config the configuration's text, which must `listen` on 127.0.0.1 and the given port
 */
export const startTemporaryNats = async (config: (place: NatsPlace) => string): Promise<TemporaryNats> => {
  const binary = await findNatsServer();
  const directory = await mkdtemp(join(tmpdir(), 'wordslab-nats-'));
  const port = await freePort();
  const file = join(directory, 'nats.conf');
  await writeFile(file, config({ port, storeDir: join(directory, 'store') }));
  const server = new ServerProcess(binary, file);
  await server.start();
  return {
    url: `nats://127.0.0.1:${port}`,
    logged: (line) => server.logged(line),
    kill: () => server.kill(),
    start: () => server.start(),
    wipe: () => rm(join(directory, 'store'), { recursive: true, force: true }),
    stop: async () => {
      await server.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** The path of a nats-server; an error that says what is missing when there is none. */
export const findNatsServer = async (): Promise<string> => {
  const configured = process.env['WORDSLAB_NATS_SERVER'];
  const candidates = configured
    ? [configured]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'nats-server'));
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  throw new Error(
    `no nats-server: ${configured ? `WORDSLAB_NATS_SERVER names ${configured}, which cannot be run` : 'there is none on PATH'}. ` +
      'Install nats-server 2.9.10 or newer, or name one in WORDSLAB_NATS_SERVER.',
  );
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });

const isExecutable = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The process of one configuration, started and killed any number of times. */
class ServerProcess {
  readonly #binary: string;
  readonly #file: string;
  #child: ChildProcess | undefined;
  #output = '';
  #heard = new Set<() => void>();

  constructor(binary: string, file: string) {
    this.#binary = binary;
    this.#file = file;
  }

  async start(): Promise<void> {
    this.#output = '';
    const child = spawn(this.#binary, ['-c', this.#file], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    process.once('exit', this.#killNow);
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    child.once('exit', (code) => this.#hear(`\nended with ${code}\n`));
    await this.logged(/Server is ready/);
  }

  logged(line: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = line.test(this.#output);
        if (!found && !this.#output.includes('\nended with ')) return;
        this.#heard.delete(look);
        if (found) resolve();
        else reject(new Error(`nats-server ended without saying ${line}:\n${this.#output}`));
      };
      this.#heard.add(look);
      look();
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.#killNow();
    await ended;
    process.off('exit', this.#killNow);
  }

  readonly #killNow = (): void => {
    this.#child?.kill('SIGKILL');
  };

  #hear(text: string): void {
    this.#output += text;
    for (const look of [...this.#heard]) look();
  }
}
