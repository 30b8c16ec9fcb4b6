import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FLOOR_NATS } from './release.js';

const execute = promisify(execFile);

type Version = readonly [number, number, number];

const parse = (text: string): Version | null => {
  const match = /v?(\d+)\.(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : null;
};

const atLeast = (version: Version, floor: Version): boolean => {
  const at = version.findIndex((part, i) => part !== floor[i]);
  return at === -1 || (version[at] ?? 0) > (floor[at] ?? 0);
};

/** `supported` for an install that others reach, `trial` for loopback only, `refused` below the floor. */
export type Fitness = 'supported' | 'trial' | 'refused';

/** How fit a version is: ≥ 2.12.9 within 2.12 and 2.13, ≥ 2.14.1 above; from 2.9.10 for a trial. */
export const fitnessOf = (text: string): Fitness => {
  const version = parse(text);
  const floor = parse(FLOOR_NATS);
  if (!version || !floor || !atLeast(version, floor)) return 'refused';
  const isOldFourteen = version[0] === 2 && version[1] === 14 && version[2] < 1;
  return atLeast(version, [2, 12, 9]) && !isOldFourteen ? 'supported' : 'trial';
};

/** What a program says its version is (`2.14.3`); rejects when it is not a nats-server or does not run here. */
export const askVersion = async (program: string): Promise<string> => {
  const { stdout } = await execute(program, ['-v'], { timeout: 10_000, windowsHide: true });
  const version = /nats-server: v(\S+)/.exec(stdout)?.[1];
  if (!version) throw new Error(`${program} -v says ${JSON.stringify(stdout.trim())}`);
  return version;
};
