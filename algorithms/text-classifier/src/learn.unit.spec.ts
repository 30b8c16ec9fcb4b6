import { describe, expect, it } from '@jest/globals';
import { findTemperature, softmaxOf, UNMEASURED_TEMPERATURE } from './calibration.ts';
import { holdOut, learn, type Row } from './learn.ts';
import { measure } from './metrics.ts';
import { Classifier } from './model.ts';
import { defaults, readParams } from './params.ts';

const things = { card: ['card', 'chip', 'plastic'], transfer: ['transfer', 'payment', 'money'], app: ['app', 'phone'] };
const rows: Row[] = Object.entries(things).flatMap(([label, words]) =>
  words.flatMap((word) =>
    ['where is my', 'I lost the', 'a problem with the', 'please look at my', 'why did this'].map((start) => ({
      text: `${start} ${word}`,
      label,
    })),
  ),
);
const labels = ['card', 'transfer', 'app', 'never seen'];
const quiet = (): void => undefined;

describe('learning', () => {
  it('finds the labels by their words, misspelt ones too', () => {
    const classifier = new Classifier(learn(rows, labels, defaults, quiet).model);
    expect(classifier.answer('my transfer is late').label).toBe('transfer');
    expect(classifier.answer('the trasnfers').label).toBe('transfer');
    expect(classifier.answer('new card please').score).toBeGreaterThan(0.5);
    expect(classifier.answer('').label).toMatch(/card|transfer|app/);
  });

  it('is the same model for the same seed, and another one to measure with for another seed', () => {
    const first = learn(rows, labels, defaults, quiet);
    expect(learn(rows, labels, defaults, quiet)).toEqual(first);
    expect(learn(rows, labels, { ...defaults, seed: 2 }, quiet).model).not.toEqual(first.model);
  });

  it('measures on rows that the measured model has not seen', () => {
    const { kept, held } = holdOut(rows, 0.2, 1);
    expect(kept.length + held.length).toBe(rows.length);
    expect(held.filter(({ label }) => label === 'app')).toHaveLength(2);
    expect(learn(rows, labels, defaults, quiet).measured?.rows).toBe(held.length);
    expect(learn(rows, labels, { ...defaults, heldOut: 0 }, quiet).measured).toBeNull();
  });

  it('refuses a label that is not listed, and a single label', () => {
    expect(() => learn([...rows, { text: 'x', label: 'other' }], labels, defaults, quiet)).toThrow(
      /row 41 has a label/,
    );
    expect(() => learn(rows.slice(0, 3), labels, defaults, quiet)).toThrow(/at least two labels/);
  });

  it('refuses a parameter that is unknown or out of range', () => {
    expect(readParams({ seed: 4 })).toEqual({ ...defaults, seed: 4 });
    expect(() => readParams({ sede: 4 })).toThrow(/unknown parameter 'sede'/);
    expect(() => readParams({ cost: 0 })).toThrow(/'cost' must be a number above 0/);
    expect(() => readParams([])).toThrow(/one JSON object/);
  });
});

describe('scores', () => {
  it('finds the temperature that made the data', () => {
    // Of two labels one margin apart, the better is right three times of four: softmax(1/T) = 0.75, T = 1 / ln 3.
    const margins = Float64Array.from([1, 0]);
    const held = [0, 0, 0, 1].map((truth) => ({ margins, truth }));
    expect(findTemperature(held)).toBeCloseTo(1 / Math.log(3), 2);
    expect(softmaxOf(margins, 0, 1 / Math.log(3))).toBeCloseTo(0.75, 6);
    expect(findTemperature([])).toBe(UNMEASURED_TEMPERATURE);
  });

  it('counts accuracy by rows and F1 by labels', () => {
    // a: 2 right of 3 true and 2 answered, F1 0.8; b: 1 of 1 true and 2 answered, F1 2/3.
    const { accuracy, macroF1 } = measure(['a', 'a', 'a', 'b'], ['a', 'a', 'b', 'b']);
    expect(accuracy).toBe(0.75);
    expect(macroF1).toBeCloseTo((0.8 + 2 / 3) / 2, 10);
  });
});
