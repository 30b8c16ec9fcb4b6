import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModuleDescriptor, parseModuleDescriptor } from '@wordslab/topology';

/** The folder with the built services and their descriptors. */
export interface Installation {
  readonly root: string;
  /** The Node.js that runs them. */
  readonly node: string;
  readonly descriptors: readonly ModuleDescriptor[];
  /** A path of the installation as an absolute one. */
  path(relative: string): string;
}

const ownRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Reads `deploy/modules/*.json` of an installation; by default of the one that this code belongs to. */
export const loadInstallation = async (root = ownRoot, node = process.execPath): Promise<Installation> => {
  const folder = join(root, 'deploy', 'modules');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const descriptors = await Promise.all(
    files.map(async (name) => parseModuleDescriptor(JSON.parse(await readFile(join(folder, name), 'utf8')), name)),
  );
  return { root, node, descriptors, path: (relative) => join(root, relative) };
};
