import { execFile } from 'node:child_process';
import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { download, reachable, unpack } from './download.js';
import { archiveFor, type NatsArchive, PINNED_NATS } from './release.js';
import type { ProvisionOptions, Way } from './way.js';

const execute = promisify(execFile);
const exe = process.platform === 'win32' ? '.exe' : '';
const PROGRAM = `nats-server${exe}`;
const GO_PROXY_MS = 4_000;
const BUILD_MS = 10 * 60_000;

const cached = ({ cache }: ProvisionOptions): string => join(cache, 'bin', `nats-server-${PINNED_NATS}${exe}`);

/** The first program of that name on PATH. */
export const onPath = async (name: string, env: NodeJS.ProcessEnv): Promise<string | null> => {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, name);
    const isProgram = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram && (await stat(candidate)).isFile()) return candidate;
  }
  return null;
};

/** Puts a program into the cache, whole or not at all, and answers with its path there. */
const keep = async (options: ProvisionOptions, make: (workspace: string) => Promise<string>): Promise<string> => {
  const target = cached(options);
  const workspace = join(options.cache, `work-${process.pid}-${Date.now()}`);
  await mkdir(workspace, { recursive: true });
  await mkdir(join(options.cache, 'bin'), { recursive: true });
  try {
    await rename(await make(workspace), target);
    return target;
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};

export const fromEnvironment: Way = {
  title: 'WORDSLAB_NATS_SERVER',
  find: async ({ env }) => {
    const program = env['WORDSLAB_NATS_SERVER'];
    if (!program) throw new Error('not set');
    await access(program, constants.X_OK).catch(() => {
      throw new Error(`names ${program}, which is not a program that can be run`);
    });
    return program;
  },
};

export const fromCache: Way = {
  title: "wordslab's cache",
  find: async (options) => {
    const program = cached(options);
    await access(program, constants.X_OK).catch(() => {
      throw new Error(`${program} is not there`);
    });
    return program;
  },
};

const knownArchive = (): NatsArchive => {
  const archive = archiveFor(process.platform, process.arch);
  if (!archive) throw new Error(`no release is known for ${process.platform} on ${process.arch}`);
  return archive;
};

export const fromRelease: Way = {
  title: `the official release ${PINNED_NATS}`,
  reach: async ({ releaseUrl, env }) => {
    const url = releaseUrl ?? knownArchive().url;
    await reachable(url, env);
    return url;
  },
  find: async (options) => {
    const archive = knownArchive();
    return keep(options, async (workspace) => {
      options.onProgress(`fetching nats-server ${PINNED_NATS}`);
      const file = join(workspace, archive.url.endsWith('.zip') ? 'archive.zip' : 'archive.tar.gz');
      await download(options.releaseUrl ?? archive.url, file, archive.sha256, options.env);
      await unpack(file, workspace);
      return join(workspace, archive.folder, PROGRAM);
    });
  },
};

export const fromPath: Way = {
  title: 'PATH',
  find: async ({ env }) => {
    const program = await onPath(PROGRAM, env);
    if (!program) throw new Error('no nats-server on PATH');
    return program;
  },
};

const goModule = `github.com/nats-io/nats-server/v2@v${PINNED_NATS}`;

/** Asks Go's proxy for a few bytes: without a network `go install` would try for a long time. */
const goThatReaches = async ({ env }: ProvisionOptions): Promise<string> => {
  const go = await onPath(`go${exe}`, env);
  if (!go) throw new Error('no Go on PATH');
  await execute(go, ['list', '-m', goModule], { env, timeout: GO_PROXY_MS }).catch((error: unknown) => {
    throw new Error(`${goModule} cannot be fetched: ${lastLine(error)}`);
  });
  return go;
};

export const fromGo: Way = {
  title: 'go install',
  reach: async (options) => `${await goThatReaches(options)} install ${goModule}`,
  find: async (options) => {
    const go = await goThatReaches(options);
    return keep(options, async (workspace) => {
      options.onProgress(`building nats-server ${PINNED_NATS} with Go (about half a minute)`);
      const env = { ...options.env, GOBIN: workspace, CGO_ENABLED: '0' };
      await execute(go, ['install', goModule], { env, timeout: BUILD_MS, maxBuffer: 16 << 20 }).catch(
        (error: unknown) => {
          throw new Error(lastLine(error));
        },
      );
      return join(workspace, PROGRAM);
    });
  },
};

const lastLine = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const said = 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
  return said || ('killed' in error && error.killed ? 'no answer in time' : error.message);
};

const managers: readonly { program: string; install: readonly string[]; asRoot: boolean }[] = [
  { program: 'apt-get', install: ['install', '-y', '--no-install-recommends', 'nats-server'], asRoot: true },
  { program: 'dnf', install: ['install', '-y', 'nats-server'], asRoot: true },
  { program: 'brew', install: ['install', 'nats-server'], asRoot: false },
  { program: 'scoop.cmd', install: ['install', 'nats-server'], asRoot: false },
];

/** The first package manager that is here and that this user may use. */
const usableManager = async ({ env }: ProvisionOptions) => {
  for (const { program, install, asRoot } of managers) {
    const path = await onPath(program, env);
    if (!path) continue;
    const command = `${program} ${install.join(' ')}`;
    if (asRoot && process.getuid?.() !== 0) throw new Error(`needs root: sudo ${command}`);
    return { path, install, command };
  }
  throw new Error('none that is known (apt-get, dnf, brew, scoop)');
};

export const fromPackageManager: Way = {
  title: "the system's package manager",
  reach: async (options) => (await usableManager(options)).command,
  find: async (options) => {
    const { path, install, command } = await usableManager(options);
    if (!(await options.confirm(`Run \`${command}\`?`))) throw new Error(`not allowed to run \`${command}\``);
    options.onProgress(command);
    await execute(path, [...install], { env: options.env, timeout: BUILD_MS, maxBuffer: 16 << 20 }).catch(
      (error: unknown) => {
        throw new Error(`\`${command}\` failed: ${lastLine(error)}`);
      },
    );
    return fromPath.find(options);
  },
};
