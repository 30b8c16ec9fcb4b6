import { z } from 'zod';
import { ingressRoute, processSpec } from '@wordslab/topology';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';

/** What shall run in a home. Written by drivers, made true by the supervisor; holds no secret. */
export const desiredState = z.object({
  v: z.literal(1),
  processes: z.array(processSpec),
  ingress: z.object({ port: z.number().int(), routes: z.array(ingressRoute) }),
});
export type DesiredState = z.infer<typeof desiredState>;

/** The home's desired state, or null before its first `up`. */
export const readDesiredState = async (home: HomeLayout): Promise<DesiredState | null> => {
  const text = await readIfThere(home.desiredStateFile);
  return text === null ? null : desiredState.parse(JSON.parse(text));
};

/** Replaces the desired state as a whole; call it under the home's change lock. */
export const writeDesiredState = async (home: HomeLayout, state: DesiredState): Promise<void> =>
  writeFileAtomic(home.desiredStateFile, `${JSON.stringify(state, null, 2)}\n`);

/** The lock under which drivers change a home. */
export const changeLockOf = (home: HomeLayout): string => `${home.desiredStateFile}.lock`;
