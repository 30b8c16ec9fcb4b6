import { Unavailable } from '@wordslab/contracts';
import { cacheDir } from '../home/layout.js';
import { PINNED_NATS } from './release.js';
import { askVersion, fitnessOf } from './version.js';
import type { ProvisionOptions, Way } from './way.js';
import { fromCache, fromEnvironment, fromGo, fromPackageManager, fromPath, fromRelease } from './ways.js';

export interface NatsServer {
  readonly program: string;
  readonly version: string;
  readonly way: string;
  /** What to know about it, when it is not a version for more than a trial. */
  readonly warning?: string;
}

/** In the order of preference; what is at hand comes before what must be fetched, what is pinned before what is found. */
const ways: readonly Way[] = [fromEnvironment, fromCache, fromRelease, fromPath, fromGo, fromPackageManager];

const judged = async (program: string, way: string): Promise<NatsServer> => {
  const version = await askVersion(program);
  switch (fitnessOf(version)) {
    case 'supported':
      return { program, version, way };
    case 'trial':
      return {
        program,
        version,
        way,
        warning: `nats-server ${version} serves for a trial on this computer; an install that others reach needs ≥ 2.12.9 or ≥ 2.14.1.`,
      };
    case 'refused':
      throw new Error(`${program} is version ${version}, older than 2.9.10`);
  }
};

/**
 * How nats-server would be had, without fetching anything: at hand, or by a way whose source answers.
 * @throws Unavailable `nats.not_obtainable`
 */
export const provisionable = async (
  env: NodeJS.ProcessEnv,
  cache: string,
): Promise<{ observed: string; warning?: string }> => {
  const options: ProvisionOptions = { env, cache, confirm: async () => false, onProgress: () => undefined };
  const tried: { way: string; why: string }[] = [];
  for (const way of ways) {
    try {
      if (way.reach) return { observed: `can be had: ${way.title} (${await way.reach(options)})` };
      const server = await judged(await way.find(options), way.title);
      return { observed: `${server.version}: ${server.program}`, warning: server.warning };
    } catch (error) {
      tried.push({ way: way.title, why: error instanceof Error ? error.message : String(error) });
      if (way === fromEnvironment && env['WORDSLAB_NATS_SERVER']) break;
    }
  }
  throw noneFound(tried);
};

const noneFound = (tried: readonly { way: string; why: string }[]): Unavailable =>
  new Unavailable(
    'nats.not_obtainable',
    `no nats-server can be had:\n${tried.map((t) => `  - ${t.way}: ${t.why}`).join('\n')}`,
    `Download nats-server ${PINNED_NATS} from https://github.com/nats-io/nats-server/releases on any computer, ` +
      'copy the program here and set WORDSLAB_NATS_SERVER to its path; or install Go or the package nats-server.',
    { tried },
  );

/**
 * Finds or fetches nats-server.
 * @throws Unavailable `nats.not_obtainable`, which says each way tried and why it failed
 */
export const provisionNats = async (options: Partial<ProvisionOptions> = {}): Promise<NatsServer> => {
  const env = options.env ?? process.env;
  const full: ProvisionOptions = {
    env,
    cache: options.cache ?? cacheDir(env),
    confirm: options.confirm ?? (async () => false),
    onProgress: options.onProgress ?? (() => undefined),
    releaseUrl: options.releaseUrl ?? env['WORDSLAB_NATS_RELEASE_URL'],
  };
  const tried: { way: string; why: string }[] = [];
  for (const way of ways) {
    try {
      const server = await judged(await way.find(full), way.title);
      full.onProgress(`nats-server ${server.version}: ${way.title}`);
      return server;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (way === fromEnvironment && env['WORDSLAB_NATS_SERVER']) throw noneFound([{ way: way.title, why }]);
      tried.push({ way: way.title, why });
    }
  }
  throw noneFound(tried);
};
