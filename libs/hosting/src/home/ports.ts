import { createServer } from 'node:net';
import { ValidationFailed } from '@wordslab/contracts';
import { INGRESS } from '@wordslab/topology';
import { whoListens } from '../os/listeners.js';
import { writeFileAtomic } from './atomic-file.js';
import { amongHomes, keptPorts } from './homes.js';
import type { HomeLayout } from './layout.js';

/**
 * Below every system's range of ephemeral ports (Linux: from 32768, Windows and macOS: from 49152): a port in there may be
 * taken at any moment as the near end of somebody's connection, and the process that it was kept for cannot listen.
 */
export const FIRST_PORT = 24_100;
export const DEFAULT_INGRESS_PORT = 8080;

/** Whether a loopback port can be listened on now. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });

const firstFree = async (from: number, taken: ReadonlySet<number>): Promise<number> => {
  for (let port = from; port < 65_536; port += 1) if (!taken.has(port) && (await isFree(port))) return port;
  throw new ValidationFailed('port.none_free', `no port from ${from} up is free`, 'Stop a program that listens there.');
};

export interface PortWishes {
  readonly cache: string;
  /** Where to look for the ingress' port; 8080 by default. */
  readonly ingressFrom?: number;
}

/**
 * The home's port for each key: kept ones as they are, new ones the first free from 24100 (the ingress': from 8080) that
 * no other home of this user has kept.
 */
export const assignPorts = async (
  home: HomeLayout,
  keys: readonly string[],
  wishes: PortWishes,
): Promise<Record<string, number>> =>
  amongHomes(wishes.cache, async (homes) => {
    const kept = await keptPorts(home.dir);
    const missing = keys.filter((key) => kept[key] === undefined);
    if (missing.length === 0) return kept;
    const others = await Promise.all(homes.filter((h) => h !== home.dir).map(keptPorts));
    const taken = new Set([kept, ...others].flatMap((ports) => Object.values(ports)));
    for (const key of missing) {
      const from = key === INGRESS ? (wishes.ingressFrom ?? DEFAULT_INGRESS_PORT) : FIRST_PORT;
      const port = await firstFree(from, taken);
      taken.add(port);
      kept[key] = port;
    }
    await writeFileAtomic(home.portsFile, `${JSON.stringify(kept, null, 2)}\n`, 0o644);
    return kept;
  });

/** A kept port that somebody else listens on. */
export interface PortConflict {
  readonly key: string;
  readonly port: number;
  readonly holder: string | null;
}

export const conflictingPorts = async (ports: Readonly<Record<string, number>>): Promise<PortConflict[]> => {
  const found = await Promise.all(
    Object.entries(ports).map(async ([key, port]) =>
      (await isFree(port)) ? null : { key, port, holder: await whoListens(port) },
    ),
  );
  return found.filter((conflict) => conflict !== null);
};

export const portInUse = (conflicts: readonly PortConflict[], portsFile: string): ValidationFailed => {
  const list = conflicts
    .map((c) => `${c.port} (kept for ${c.key}) is in use by ${c.holder ?? 'another program'}`)
    .join('; ');
  return new ValidationFailed(
    'port.in_use',
    `this home's addresses are taken: port ${list}`,
    `Stop that program and run the command again. wordslab never changes a kept port by itself; they stand in ${portsFile}.`,
    { conflicts },
  );
};
