import { expect, test } from '@jest/globals';
import { Recent } from './recent.js';

test('of more values than fit, the oldest are forgotten', () => {
  const recent = new Recent<number>(3);
  for (const value of [1, 2, 3, 2, 4]) recent.add(value);
  expect([1, 2, 3, 4].map((value) => recent.has(value))).toEqual([false, true, true, true]);
  recent.delete(3);
  expect(recent.has(3)).toBe(false);
});
