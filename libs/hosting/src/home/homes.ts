import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeFileAtomic } from './atomic-file.js';
import { HomeLayout } from './layout.js';
import { withLock } from './lock.js';

const homesFile = (cache: string): string => join(cache, 'homes.json');

const knownHomes = async (cache: string): Promise<string[]> =>
  z.array(z.string()).parse(JSON.parse((await readIfThere(homesFile(cache))) ?? '[]'));

/** Runs `work` while no other home of this user chooses ports, so that two homes never choose the same one. */
export const amongHomes = async <T>(cache: string, work: (homes: string[]) => Promise<T>): Promise<T> => {
  await mkdir(cache, { recursive: true });
  return withLock(join(cache, 'homes.lock'), async () => work(await knownHomes(cache)));
};

export const isKnownHome = async (cache: string, home: string): Promise<boolean> =>
  (await knownHomes(cache)).includes(home);

const changeHomes = async (cache: string, change: (homes: string[]) => string[]): Promise<void> =>
  amongHomes(cache, async (homes) => writeFileAtomic(homesFile(cache), JSON.stringify(change(homes), null, 2)));

export const rememberHome = async (cache: string, home: string): Promise<void> =>
  changeHomes(cache, (homes) => [...homes.filter((h) => h !== home), home]);

export const forgetHome = async (cache: string, home: string): Promise<void> =>
  changeHomes(cache, (homes) => homes.filter((h) => h !== home));

/** The ports that a home has kept, by key; none where there is no such home. */
export const keptPorts = async (home: string): Promise<Record<string, number>> =>
  z.record(z.string(), z.number().int()).parse(JSON.parse((await readIfThere(new HomeLayout(home).portsFile)) ?? '{}'));
