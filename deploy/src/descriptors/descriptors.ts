import { readdir, readFile } from 'node:fs/promises';
import { type ModuleDescriptor, parseModuleDescriptor } from '@wordslab/topology';

const folder = new URL('../../modules/', import.meta.url);

/** The module descriptors of this build, from `deploy/modules/*.json`; every driver reads the same files. */
export const loadModuleDescriptors = async (): Promise<ModuleDescriptor[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => parseModuleDescriptor(JSON.parse(await readFile(new URL(name, folder), 'utf8')), name)),
  );
};
