import { expect, it } from '@jest/globals';
import { isChosen, type Split, splitOf, splits, splitShares, splitSharesText } from './splits.js';

const count = (partition: string, rows: number, shares?: Parameters<typeof splitOf>[2]): Record<Split, number> => {
  const counts = { train: 0, traffic: 0, test: 0 };
  for (let ordinal = 0; ordinal < rows; ordinal++) counts[splitOf(partition, ordinal, shares)] += 1;
  return counts;
};

it('gives each split its share, the same rows every time', () => {
  const counts = count('dev_a@1', 10_000);
  expect(counts.train / 10_000).toBeCloseTo(0.6, 1);
  expect(counts.traffic / 10_000).toBeCloseTo(0.2, 1);
  expect(count('dev_a@1', 10_000)).toEqual(counts);
  expect(count('dev_a@2', 10_000)).not.toEqual(counts);
});

it('gives nothing to a split without a share', () => {
  expect(count('dev_a@1', 1_000, { train: 80, traffic: 20, test: 0 }).test).toBe(0);
  expect(count('dev_a@1', 50, { train: 100, traffic: 0, test: 0 })).toEqual({ train: 50, traffic: 0, test: 0 });
  expect(splits).toHaveLength(3);
});

it('chooses the rows of a split, or all', () => {
  const chosen = (choice: Split | 'all') =>
    Array.from({ length: 100 }, (_, i) => i).filter((i) => isChosen(choice, 'dev_a@1', i));
  expect(chosen('all')).toHaveLength(100);
  expect([...chosen('train'), ...chosen('traffic'), ...chosen('test')].toSorted((a, b) => a - b)).toEqual(
    chosen('all'),
  );
});

it('reads shares, which are percents of a whole', () => {
  expect(splitSharesText.parse('80,20,0')).toEqual({ train: 80, traffic: 20, test: 0 });
  for (const wrong of ['80,20', '80,20,10', 'a,b,c', '-1,100,1', ''])
    expect(splitSharesText.safeParse(wrong).success).toBe(false);
  expect(splitShares.safeParse({ train: 120, traffic: -20, test: 0 }).success).toBe(false);
});
