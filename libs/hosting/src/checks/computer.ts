import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Check } from './check.js';

const GIB = 1024 ** 3;
const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;

const supported = ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64'];

export const platformCheck: Check = {
  id: 'host.platform',
  title: 'Operating system and processor',
  run: async () => {
    const observed = `${process.platform}-${process.arch}`;
    return {
      state: supported.includes(observed) ? 'pass' : 'fail',
      observed,
      expected: supported.join(', '),
      hint: supported.includes(observed) ? undefined : 'Run wordslab on one of these, in a virtual machine if need be.',
    };
  },
};

export const nodeCheck: Check = {
  id: 'host.node',
  title: 'Node.js',
  run: async () => {
    const isNew = Number(process.versions.node.split('.')[0]) >= 24;
    return {
      state: isNew ? 'pass' : 'fail',
      observed: process.versions.node,
      expected: '24 or newer',
      hint: isNew
        ? undefined
        : 'On Linux and Windows `npm ci` brings its own: use bin/wordslab. Elsewhere install Node.js 24.',
    };
  },
};

/** One tenant at rest takes about 1.4 GB; with less than 2 GiB the system would swap, with less than 4 GiB it is tight. */
export const memoryCheck: Check = {
  id: 'host.memory',
  title: 'Memory',
  run: async () => {
    const total = totalmem();
    const state = total < 2 * GIB ? 'fail' : total < 3.8 * GIB ? 'warn' : 'pass';
    return {
      state,
      observed: gib(total),
      expected: '4 GiB (2 GiB at the least)',
      hint: state === 'pass' ? undefined : 'Give the computer more memory, or deploy fewer modules.',
    };
  },
};

const nearestFolder = async (path: string): Promise<string> =>
  statfs(path).then(
    () => path,
    () => (dirname(path) === path ? path : nearestFolder(dirname(path))),
  );

export const diskCheck: Check = {
  id: 'host.disk',
  title: 'Free space for the home',
  run: async ({ home }) => {
    const { bavail, bsize } = await statfs(await nearestFolder(home.dir));
    const free = bavail * bsize;
    const state = free < GIB ? 'fail' : free < 5 * GIB ? 'warn' : 'pass';
    return {
      state,
      observed: `${gib(free)} at ${home.dir}`,
      expected: '5 GiB (1 GiB at the least)',
      hint: state === 'pass' ? undefined : 'Free some space, or choose a home on another disk with --home DIR.',
    };
  },
};
