import { expect, it } from '@jest/globals';
import { measureAnswers } from './measure-answers.js';

const rows = (text: string) => text.split(' ').map((pair) => ({ truth: pair[0] ?? '', answer: pair[1] ?? '' }));

it('measures by the formulas, worked out by hand', () => {
  const measures = measureAnswers(rows('aa aa ab bb bc cc'));
  expect(measures.items).toBe(6);
  expect(measures.accuracy).toBeCloseTo(4 / 6, 12);
  expect(measures.perLabel['a']).toEqual({ precision: 1, recall: 2 / 3, f1: 0.8, support: 3 });
  expect(measures.perLabel['b']).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, support: 2 });
  expect(measures.perLabel['c']).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3, support: 1 });
  expect(measures.macroF1).toBeCloseTo((0.8 + 0.5 + 2 / 3) / 3, 12);
  expect(measures.confusion).toEqual([
    { truth: 'a', answer: 'a', count: 2 },
    { truth: 'a', answer: 'b', count: 1 },
    { truth: 'b', answer: 'b', count: 1 },
    { truth: 'b', answer: 'c', count: 1 },
    { truth: 'c', answer: 'c', count: 1 },
  ]);
});

it('counts a label that is only ever answered, with F1 0, in the macro mean', () => {
  const measures = measureAnswers(rows('aa az'));
  expect(measures.perLabel['z']).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
  expect(measures.macroF1).toBeCloseTo(2 / 3 / 2, 12);
});

it('takes a label for what it is, whatever it is called', () => {
  const measures = measureAnswers([{ truth: 'constructor', answer: 'constructor' }]);
  expect(measures).toMatchObject({ accuracy: 1, macroF1: 1 });
});

it('measures nothing as 0', () => {
  expect(measureAnswers([])).toEqual({ items: 0, accuracy: 0, macroF1: 0, perLabel: {}, confusion: [] });
});
