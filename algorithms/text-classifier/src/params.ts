import { Refusal } from './refusal.ts';

/** `in/params.json`; each has a default. */
export interface Params {
  /** Whole number; the same seed and rows give the same model, byte by byte. */
  readonly seed: number;
  /** C of the support vector machine: how much a mistake costs, above 0. */
  readonly cost: number;
  /** An n-gram counts when at least so many rows hold it. */
  readonly minDocuments: number;
  /** Share of each label's rows kept apart to measure and to calibrate on, 0 to 0.5. The model handed over learns from all. */
  readonly heldOut: number;
}

export const defaults: Params = { seed: 1, cost: 1, minDocuments: 2, heldOut: 0.2 };

const rules: Readonly<Record<keyof Params, [(value: number) => boolean, string]>> = {
  seed: [Number.isSafeInteger, 'a whole number'],
  cost: [(value) => value > 0 && value < Infinity, 'a number above 0'],
  minDocuments: [(value) => Number.isSafeInteger(value) && value >= 1, 'a whole number from 1 on'],
  heldOut: [(value) => value >= 0 && value <= 0.5, 'a number from 0 to 0.5'],
};

const isName = (name: string): name is keyof Params => name in rules;

/** Checks the parameters; unknown ones are refused, so that a mistyped name is not silently without effect. */
export const readParams = (value: unknown): Params => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('in/params.json must hold one JSON object');
  const params: Record<keyof Params, number> = { ...defaults };
  for (const [name, given] of Object.entries(value)) {
    if (!isName(name)) throw new Refusal(`unknown parameter '${name}'; there are ${Object.keys(rules).join(', ')}`);
    const [holds, wanted] = rules[name];
    if (typeof given !== 'number' || !holds(given)) throw new Refusal(`parameter '${name}' must be ${wanted}`);
    params[name] = given;
  }
  return params;
};
