import { z } from 'zod';
import { sha256Hex } from '../canonical.js';

/** What a row of a dataset is for: to learn from, to be asked as traffic, or to measure with. */
export const splits = ['train', 'traffic', 'test'] as const;
export type Split = (typeof splits)[number];

/** Shares of the splits in percent; together 100. */
export type SplitShares = Readonly<Record<Split, number>>;
export const defaultShares: SplitShares = { train: 60, traffic: 20, test: 20 };

const share = z.number().min(0).max(100);
export const splitShares = z
  .strictObject({ train: share, traffic: share, test: share })
  .refine(({ train, traffic, test }) => train + traffic + test === 100, 'the shares are percents, together 100');

/** Shares in a query: `80,20,0` for train, traffic and test. */
export const splitSharesText = z
  .string()
  .regex(/^\d{1,3}(\.\d+)?(,\d{1,3}(\.\d+)?){2}$/, 'shares look like 80,20,0: percents of train, traffic and test')
  .transform((text) => {
    const [train = 0, traffic = 0, test = 0] = text.split(',').map(Number);
    return { train, traffic, test };
  })
  .pipe(splitShares);

/** The rows of one split, or `all` of them. */
export const splitChoice = z.enum([...splits, 'all']);
export type SplitChoice = z.infer<typeof splitChoice>;

/**
 * The split of a row, by hash of its dataset version and its place there: home and every copy know both, whatever the
 * policy makes of the row's own id (ADR 14).
 * @param partition `<dataset id>@<version>`
 * @param ordinal place of the row in its version, from 0
 */
export const splitOf = (partition: string, ordinal: number, shares: SplitShares = defaultShares): Split => {
  const draw = (Number.parseInt(sha256Hex(`${partition} ${ordinal}`).slice(0, 8), 16) / 2 ** 32) * 100;
  if (draw < shares.train) return 'train';
  return draw < shares.train + shares.traffic ? 'traffic' : 'test';
};

/** Whether a row is among those chosen. */
export const isChosen = (choice: SplitChoice, partition: string, ordinal: number, shares?: SplitShares): boolean =>
  choice === 'all' || splitOf(partition, ordinal, shares) === choice;
