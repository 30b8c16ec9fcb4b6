import { HashIndex } from './hash-index.ts';
import { type NGramRanges, type NGrams, nGramsOf } from './n-grams.ts';

/** One text as a sparse vector. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Many vectors one after another: row `i` is `start[i]` to `start[i + 1]` (compressed sparse rows). */
export interface SparseMatrix {
  readonly rows: number;
  readonly start: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** What a vectorizer has learnt: the features that it keeps and how much each counts. */
export interface Vocabulary {
  readonly ranges: NGramRanges;
  /** Hash of each feature's n-gram. */
  readonly hashes: Uint32Array;
  readonly idf: Float32Array;
}

const blocksOf = ({ words, characters }: NGrams): Uint32Array[] => [words.sort(), characters.sort()];

/** Calls back once for each distinct hash of a sorted block, with how often it is there. */
const forEachRun = (sorted: Uint32Array, visit: (hash: number, times: number) => void): void => {
  for (let i = 0; i < sorted.length;) {
    const hash = sorted[i] ?? 0;
    let end = i + 1;
    while (end < sorted.length && sorted[end] === hash) end += 1;
    visit(hash, end - i);
    i = end;
  }
};

/**
 * Keeps the n-grams of at least `minDocuments` texts.
 * idf = ln((1 + N) / (1 + df)) + 1, the smoothed form: as if one more text held every n-gram once.
 */
export const learnVocabulary = (texts: readonly string[], ranges: NGramRanges, minDocuments: number): Vocabulary => {
  const seen = new HashIndex(texts.length * 8);
  let documents = new Int32Array(1 << 16);
  for (const text of texts)
    for (const block of blocksOf(nGramsOf(text, ranges)))
      forEachRun(block, (hash) => {
        const number = seen.add(hash);
        if (number >= documents.length) {
          const grown = new Int32Array(documents.length * 2);
          grown.set(documents);
          documents = grown;
        }
        documents[number] = (documents[number] ?? 0) + 1;
      });
  const all = seen.hashes();
  const kept = all.map((_, i) => i).filter((i) => (documents[i] ?? 0) >= minDocuments);
  return {
    ranges,
    hashes: kept.map((i) => all[i] ?? 0),
    idf: Float32Array.from(kept, (i) => Math.log((1 + texts.length) / (1 + (documents[i] ?? 0))) + 1),
  };
};

/**
 * Texts to vectors: tf-idf with sublinear term frequency, (1 + ln tf) · idf, each block scaled to length 1
 * (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, sections 6.2 to 6.4).
 * Features are found by their hashes (Weinberger et al.: Feature Hashing for Large Scale Multitask Learning, ICML 2009).
 */
export class Vectorizer {
  readonly vocabulary: Vocabulary;
  private readonly index: HashIndex;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.index = new HashIndex(vocabulary.hashes.length);
    for (const hash of vocabulary.hashes) this.index.add(hash);
  }

  vector(text: string): SparseVector {
    const features: number[] = [];
    const values: number[] = [];
    for (const block of blocksOf(nGramsOf(text, this.vocabulary.ranges))) {
      const first = values.length;
      let squares = 0;
      forEachRun(block, (hash, times) => {
        const feature = this.index.find(hash);
        if (feature < 0) return;
        const value = (1 + Math.log(times)) * (this.vocabulary.idf[feature] ?? 0);
        features.push(feature);
        values.push(value);
        squares += value * value;
      });
      const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (let i = first; i < values.length; i += 1) values[i] = (values[i] ?? 0) * scale;
    }
    return { features: Int32Array.from(features), values: Float32Array.from(values) };
  }

  matrix(texts: readonly string[]): SparseMatrix {
    const vectors = texts.map((text) => this.vector(text));
    const start = new Int32Array(texts.length + 1);
    for (const [i, { features }] of vectors.entries()) start[i + 1] = (start[i] ?? 0) + features.length;
    const total = start[texts.length] ?? 0;
    const features = new Int32Array(total);
    const values = new Float32Array(total);
    for (const [i, vector] of vectors.entries()) {
      features.set(vector.features, start[i]);
      values.set(vector.values, start[i]);
    }
    return { rows: texts.length, start, features, values };
  }
}
