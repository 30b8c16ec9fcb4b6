import { describe, expect, it } from '@jest/globals';
import { measureAnswers } from './measure-answers.js';

const rows = (...pairs: [truth: string, answer: string | null][]) =>
  pairs.map(([truth, answer]) => ({ truth, answer }));

describe('measures of answers', () => {
  it('are those computed by hand', () => {
    // a: TP 2, FP 1, FN 1; b: TP 1, FP 1, FN 1; c: TP 0, FP 0, FN 1 (no answer); d: answered once, never true.
    const measured = measureAnswers(
      rows(['a', 'a'], ['a', 'a'], ['a', 'b'], ['b', 'b'], ['b', 'a'], ['c', null], ['a', 'd']),
    );
    expect(measured).toMatchObject({ items: 7, accuracy: 3 / 7 });
    expect(measured.perLabel).toEqual([
      { label: 'a', precision: 2 / 3, recall: 2 / 4, f1: 4 / 7, support: 4 },
      { label: 'b', precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 },
      { label: 'c', precision: 0, recall: 0, f1: 0, support: 1 },
      { label: 'd', precision: 0, recall: 0, f1: 0, support: 0 },
    ]);
    expect(measured.macroF1).toBeCloseTo((4 / 7 + 1 / 2) / 4, 12);
    expect(measured.confusion).toEqual([
      { truth: 'a', answer: 'a', count: 2 },
      { truth: 'a', answer: 'b', count: 1 },
      { truth: 'a', answer: 'd', count: 1 },
      { truth: 'b', answer: 'a', count: 1 },
      { truth: 'b', answer: 'b', count: 1 },
      { truth: 'c', answer: null, count: 1 },
    ]);
  });

  it('of right answers alone are 1, of none 0', () => {
    expect(measureAnswers(rows(['a', 'a'], ['b', 'b']))).toMatchObject({ accuracy: 1, macroF1: 1 });
    expect(measureAnswers([])).toEqual({ items: 0, accuracy: 0, macroF1: 0, perLabel: [], confusion: [] });
  });
});
