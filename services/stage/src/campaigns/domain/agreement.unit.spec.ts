import { describe, expect, it } from '@jest/globals';
import { cohensKappa, fleissKappa, krippendorffsAlpha } from './agreement.js';
import { agreementOf } from './agreement-report.js';

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('Cohen’s kappa', () => {
  it('is 0.40 for 20 yes-yes, 5 yes-no, 10 no-yes and 15 no-no', () => {
    const pairs = [
      ...times<[string, string]>(20, ['yes', 'yes']),
      ...times<[string, string]>(5, ['yes', 'no']),
      ...times<[string, string]>(10, ['no', 'yes']),
      ...times<[string, string]>(15, ['no', 'no']),
    ];
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10);
  });

  it('is 1 when all agree, below 0 when worse than chance, and nothing when chance always agrees', () => {
    expect(
      cohensKappa([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1);
    expect(
      cohensKappa([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toBe(-1);
    expect(cohensKappa([['a', 'a']])).toBeNull();
  });
});

/** Fleiss 1971: 10 subjects, 14 raters, 5 categories. */
const fleiss1971 = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((n, category) => times(n, String(category))));

describe('Fleiss’ kappa', () => {
  it('is 0.210 for the worked example of ten subjects and fourteen raters', () => {
    expect(fleissKappa(fleiss1971)).toBeCloseTo(0.21, 3);
  });
  it('is nothing where every label is the same', () => {
    expect(fleissKappa([['a', 'a']])).toBeNull();
  });
});

/** Krippendorff 2011, section C: four observers, twelve units, missing values. */
const observers = ['123321412...', '1233224125.3', '.3332342251.', '1233244125 1.'.replace(' ', '')];
const units = Array.from({ length: 12 }, (_, u) => observers.map((o) => o[u] ?? '.').filter((v) => v !== '.'));

describe('Krippendorff’s alpha', () => {
  it('is 0.743 for the worked example with missing data', () => {
    expect(krippendorffsAlpha(units)).toBeCloseTo(0.743, 3);
  });
  it('does not count items that pair with nothing', () => {
    expect(krippendorffsAlpha([...units, ['9']])).toBe(krippendorffsAlpha(units));
    expect(krippendorffsAlpha([['a', 'a'], ['b']])).toBeNull();
  });
});

describe('the report', () => {
  const given = (item: number, annotator: string, label: string) => ({ item, annotator, label });

  it('says which measure applies, and why another does not', () => {
    const labels = [
      given(0, 'ana', 'a'),
      given(0, 'bo', 'a'),
      given(1, 'ana', 'b'),
      given(1, 'bo', 'a'),
      given(2, 'ana', 'b'),
    ];
    const report = agreementOf(4, labels, new Map([['bo', 1]]));
    expect(report).toMatchObject({
      items: 4,
      labelsPerItem: { '0': 1, '1': 1, '2': 2 },
      labels: { a: 3, b: 2 },
      annotators: [
        { annotator: 'ana', given: 3, skipped: 0, labels: { a: 1, b: 2 } },
        { annotator: 'bo', given: 2, skipped: 1, labels: { a: 2 } },
      ],
      cohen: [{ annotators: ['ana', 'bo'], items: 2, value: 0, whyNot: null }],
      fleiss: { value: null, whyNot: expect.stringContaining('from 1 to 2') },
      krippendorff: { items: 2, whyNot: null },
    });
  });

  it('has no measure where nobody labelled the same item', () => {
    const report = agreementOf(2, [given(0, 'ana', 'a'), given(1, 'bo', 'a')], new Map());
    expect(report.cohen).toEqual([]);
    expect(report.fleiss).toMatchObject({ value: null, whyNot: expect.stringContaining('one label') });
    expect(report.krippendorff).toMatchObject({ value: null, items: 0 });
  });

  it('says that one and the same label leaves nothing to measure', () => {
    const report = agreementOf(1, [given(0, 'ana', 'a'), given(0, 'bo', 'a')], new Map());
    for (const measure of [report.cohen[0], report.fleiss, report.krippendorff])
      expect(measure).toMatchObject({ value: null, whyNot: expect.stringContaining('same') });
  });
});
