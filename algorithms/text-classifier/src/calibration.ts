/** Margins of a row that was not learnt from, and the index of its true label. */
export interface CalibrationRow {
  readonly margins: Float64Array;
  readonly truth: number;
}

/** Where nothing was held back to measure on: about what banking77 and the sample data give. */
export const UNMEASURED_TEMPERATURE = 0.2;

/** Probability of label `of` under softmax(margins / temperature). */
export const softmaxOf = (margins: Float64Array, of: number, temperature: number): number => {
  const top = margins[of] ?? 0;
  let sum = 0;
  for (const margin of margins) sum += Math.exp((margin - top) / temperature);
  return 1 / sum;
};

const loss = (rows: readonly CalibrationRow[], temperature: number): number =>
  rows.reduce((sum, { margins, truth }) => sum - Math.log(softmaxOf(margins, truth, temperature) + 1e-300), 0);

/**
 * The temperature under which softmax gives held-out rows the highest likelihood, between e⁻⁵ and e³
 * (Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, ICML 2017, section 4.2), by golden section
 * on its logarithm (Kiefer 1953). It changes scores, never which label is best.
 */
export const findTemperature = (rows: readonly CalibrationRow[]): number => {
  if (rows.length === 0) return UNMEASURED_TEMPERATURE;
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -5;
  let high = 3;
  while (high - low > 0.01) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(rows, Math.exp(left)) < loss(rows, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
};
