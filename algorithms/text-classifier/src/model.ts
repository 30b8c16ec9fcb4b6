import { softmaxOf } from './calibration.ts';
import type { Hyperplane } from './linear-svm.ts';
import { Vectorizer, type Vocabulary } from './vectorizer.ts';

/** All that is learnt. Weights are one byte each, `scales[label]` times a number from −127 to 127. */
export interface Model {
  readonly vocabulary: Vocabulary;
  readonly labels: readonly string[];
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** By feature, then by label: what one feature says about every label lies together. */
  readonly weights: Int8Array;
  readonly temperature: number;
}

export interface Answer {
  readonly label: string;
  /** Softmax of the margins at the calibrated temperature: how probable the label is, 0 to 1. */
  readonly score: number;
}

const STEPS = 127;

/** Packs the labels' hyperplanes. */
export const packModel = (
  vocabulary: Vocabulary,
  labels: readonly string[],
  planes: readonly Hyperplane[],
  temperature: number,
): Model => {
  const width = vocabulary.hashes.length;
  const scales = new Float32Array(labels.length);
  const weights = new Int8Array(width * labels.length);
  for (const [label, plane] of planes.entries()) {
    const longest = plane.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const scale = longest > 0 ? longest / STEPS : 1;
    scales[label] = scale;
    for (let feature = 0; feature < width; feature += 1)
      weights[feature * labels.length + label] = Math.round((plane.weights[feature] ?? 0) / scale);
  }
  return { vocabulary, labels, scales, biases: Float32Array.from(planes, ({ bias }) => bias), weights, temperature };
};

/** Answers texts with a model. */
export class Classifier {
  readonly model: Model;
  private readonly vectorizer: Vectorizer;

  constructor(model: Model) {
    this.model = model;
    this.vectorizer = new Vectorizer(model.vocabulary);
  }

  /** Signed distance of a text from each label's hyperplane, in units of the margin. */
  margins(text: string): Float64Array {
    const { labels, scales, biases, weights } = this.model;
    const { features, values } = this.vectorizer.vector(text);
    const sums = new Float64Array(labels.length);
    for (let i = 0; i < features.length; i += 1) {
      const value = values[i] ?? 0;
      const row = (features[i] ?? 0) * sums.length;
      for (let label = 0; label < sums.length; label += 1)
        sums[label] = (sums[label] ?? 0) + value * (weights[row + label] ?? 0);
    }
    return sums.map((sum, label) => sum * (scales[label] ?? 0) + (biases[label] ?? 0));
  }

  answer(text: string): Answer {
    const margins = this.margins(text);
    const best = margins.reduce((top, margin, label) => (margin > (margins[top] ?? 0) ? label : top), 0);
    return { label: this.model.labels[best] ?? '', score: softmaxOf(margins, best, this.model.temperature) };
  }
}
