import { describe, expect, test } from '@jest/globals';
import { Joined } from './joined.js';

/** A question whose answers are given by hand; each is its number. */
const asked = () => {
  const answers: PromiseWithResolvers<number>[] = [];
  const joined = new Joined(() => {
    const answer = Promise.withResolvers<number>();
    answers.push(answer);
    return answer.promise;
  });
  return { answers, joined };
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a joined question', () => {
  test('is put once for all who ask at once', async () => {
    const { answers, joined } = asked();
    const all = Promise.all([joined.get(), joined.get(), joined.get()]);
    await turn();
    answers[0]?.resolve(1);
    expect(await all).toEqual([1, 1, 1]);
    expect(answers).toHaveLength(1);
  });

  test('is put again for who comes while it is under way, once for all of them', async () => {
    const { answers, joined } = asked();
    const first = joined.get();
    await turn();
    const later = Promise.all([joined.get(), joined.get()]);
    await turn();
    expect(answers).toHaveLength(1);
    answers[0]?.resolve(1);
    expect(await first).toBe(1);
    await turn();
    answers[1]?.resolve(2);
    expect(await later).toEqual([2, 2]);
  });

  test('that fails, fails for who asked, and is put again for the next', async () => {
    const { answers, joined } = asked();
    const failed = joined.get();
    await turn();
    const next = joined.get();
    answers[0]?.reject(new Error('away'));
    await expect(failed).rejects.toThrow('away');
    await turn();
    answers[1]?.resolve(2);
    expect(await next).toBe(2);
  });
});
