import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** Stream `pullWait-<snapshot hex>`: which pulls wait for a snapshot that is on its way here. */
export const pullWaitEvents = {
  'pullWait.began': z.object({ pull: z.string(), partition: z.string() }),
} as const;
export interface PullWaitBegan {
  readonly type: 'pullWait.began';
  readonly data: z.infer<(typeof pullWaitEvents)['pullWait.began']>;
}
export type Waiting = PullWaitBegan['data'];

/** Two pulls may wait for one snapshot; each is noted once. */
export const pullWaitDecider: Decider<readonly Waiting[], Waiting, PullWaitBegan> = {
  initialState: [],
  evolve: (waiting, { data }) => [...waiting, data],
  decide: (command, waiting) =>
    waiting.some((w) => w.pull === command.pull && w.partition === command.partition)
      ? []
      : [{ type: 'pullWait.began', data: command }],
};

export const hexOf = (snapshot: string): string => snapshot.slice(snapshot.indexOf(':') + 1);
export const pullWaitStream = (snapshot: string): string => `pullWait-${hexOf(snapshot)}`;
