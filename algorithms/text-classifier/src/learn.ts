import { findTemperature } from './calibration.ts';
import { type Hyperplane, separate, trainingRows } from './linear-svm.ts';
import { type Measured, measure } from './metrics.ts';
import { Classifier, type Model, packModel } from './model.ts';
import type { Params } from './params.ts';
import { randomFrom, shuffle } from './random.ts';
import { Refusal } from './refusal.ts';
import { learnVocabulary, Vectorizer } from './vectorizer.ts';

export interface Row {
  readonly text: string;
  readonly label: string;
}
export type OnStep = (step: 'measure' | 'learn', share: number) => void;

export interface Learnt {
  readonly model: Model;
  /** On the rows held back, by a model that has not seen them; null where none were held back. */
  readonly measured: (Measured & { readonly rows: number }) | null;
}

const RANGES = { words: [1, 2], characters: [2, 5] } as const;
const TOLERANCE = 0.1;
const MAX_PASSES = 200;

/** A share of each label's rows, rounded down, so that every label stays in what is learnt from. */
export const holdOut = (rows: readonly Row[], share: number, seed: number): { kept: Row[]; held: Row[] } => {
  const ofLabel = new Map<string, number[]>();
  for (const [i, { label }] of rows.entries()) ofLabel.set(label, [...(ofLabel.get(label) ?? []), i]);
  const random = randomFrom(seed);
  const out = new Set<number>();
  for (const numbers of ofLabel.values()) {
    const order = Int32Array.from(numbers);
    shuffle(order, order.length, random);
    for (const i of order.subarray(0, Math.floor(order.length * share))) out.add(i);
  }
  return { kept: rows.filter((_, i) => !out.has(i)), held: rows.filter((_, i) => out.has(i)) };
};

const fit = (rows: readonly Row[], labels: readonly string[], params: Params, onShare: (share: number) => void) => {
  const texts = rows.map(({ text }) => text);
  const vocabulary = learnVocabulary(texts, RANGES, params.minDocuments);
  const matrix = new Vectorizer(vocabulary).matrix(texts);
  const training = trainingRows(matrix, vocabulary.hashes.length);
  const planes = labels.map((label, i): Hyperplane => {
    onShare(i / labels.length);
    const isPositive = Uint8Array.from(rows, (row) => (row.label === label ? 1 : 0));
    const options = { cost: params.cost, maxPasses: MAX_PASSES, tolerance: TOLERANCE, seed: params.seed + i };
    return separate(training, isPositive, options);
  });
  return { vocabulary, planes };
};

/**
 * Learns labels from texts: first from four fifths, which measures and calibrates on the fifth held back, then from all.
 * Labels without a row are left out.
 */
export const learn = (rows: readonly Row[], labels: readonly string[], params: Params, onStep: OnStep): Learnt => {
  const unknown = rows.findIndex(({ label }) => !labels.includes(label));
  if (unknown >= 0) throw new Refusal(`row ${unknown + 1} has a label that in/labels.json does not list`);
  const present = new Set(rows.map(({ label }) => label));
  const used = labels.filter((label) => present.has(label));
  if (used.length < 2) throw new Refusal('rows of at least two labels are needed');

  const { kept, held } = holdOut(rows, params.heldOut, params.seed);
  const trial = held.length === 0 ? null : fit(kept, used, params, (share) => onStep('measure', share));
  const judge = trial && new Classifier(packModel(trial.vocabulary, used, trial.planes, 1));
  const temperature = findTemperature(
    judge ? held.map(({ text, label }) => ({ margins: judge.margins(text), truth: used.indexOf(label) })) : [],
  );
  const measured = judge && {
    ...measure(
      held.map(({ label }) => label),
      held.map(({ text }) => judge.answer(text).label),
    ),
    rows: held.length,
  };
  const { vocabulary, planes } = fit(rows, used, params, (share) => onStep('learn', share));
  return { model: packModel(vocabulary, used, planes, temperature), measured };
};
