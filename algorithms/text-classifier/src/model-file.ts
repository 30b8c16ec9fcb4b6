import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import type { Model } from './model.ts';
import { Refusal } from './refusal.ts';

const FORMAT = 'wordslab text-classifier';
const VERSION = 1;

/** `model.json`: what the bytes of `weights.bin` mean. */
interface Head {
  readonly format: string;
  readonly version: number;
  readonly labels: readonly string[];
  readonly features: number;
  readonly ranges: Model['vocabulary']['ranges'];
  readonly temperature: number;
}

const needLittleEndian = (): void => {
  if (endianness() !== 'LE') throw new Refusal('weights.bin is little-endian, and this processor is not');
};

const bytesOf = (array: Uint32Array | Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/**
 * Writes `model.json` and `weights.bin`, the same bytes for the same model. The latter holds one after another, little-endian:
 * hashes (uint32) and idf (float32) per feature, scales and biases (float32) per label, weights (int8) by feature and label.
 */
export const writeModel = (folder: string, { vocabulary, labels, ...model }: Model): void => {
  needLittleEndian();
  const head: Head = {
    format: FORMAT,
    version: VERSION,
    labels,
    features: vocabulary.hashes.length,
    ranges: vocabulary.ranges,
    temperature: model.temperature,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.json'), `${JSON.stringify(head, null, 2)}\n`);
  const parts = [vocabulary.hashes, vocabulary.idf, model.scales, model.biases, model.weights];
  writeFileSync(join(folder, 'weights.bin'), Buffer.concat(parts.map(bytesOf)));
};

const isHead = (value: unknown): value is Head =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === FORMAT &&
  'version' in value &&
  value.version === VERSION;

/** Reads what {@link writeModel} wrote. */
export const readModel = (folder: string): Model => {
  needLittleEndian();
  const head: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  if (!isHead(head)) throw new Refusal(`${folder}/model.json is not a model of ${FORMAT}, version ${VERSION}`);
  const { labels, features, ranges, temperature } = head;
  const bytes = readFileSync(join(folder, 'weights.bin'));
  const expected = features * 8 + labels.length * 8 + features * labels.length;
  if (bytes.length !== expected)
    throw new Refusal(`${folder}/weights.bin has ${bytes.length} bytes; model.json says ${expected}`);
  // A copy of its own: a Buffer may lie anywhere in a shared block, typed arrays must be aligned.
  const { buffer } = Uint8Array.from(bytes);
  const scalesAt = features * 8;
  const biasesAt = scalesAt + labels.length * 4;
  return {
    vocabulary: {
      ranges,
      hashes: new Uint32Array(buffer, 0, features),
      idf: new Float32Array(buffer, features * 4, features),
    },
    labels,
    scales: new Float32Array(buffer, scalesAt, labels.length),
    biases: new Float32Array(buffer, biasesAt, labels.length),
    weights: new Int8Array(buffer, biasesAt + labels.length * 4),
    temperature,
  };
};
