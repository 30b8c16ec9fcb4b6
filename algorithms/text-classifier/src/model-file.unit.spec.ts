import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Classifier, packModel } from './model.ts';
import { readModel, writeModel } from './model-file.ts';
import { learnVocabulary } from './vectorizer.ts';

const vocabulary = learnVocabulary(['lost card', 'late transfer'], { words: [1, 2], characters: [2, 4] }, 1);
const plane = (slope: number) => ({
  weights: Float64Array.from(vocabulary.hashes, (_, i) => slope * Math.sin(i)),
  bias: slope / 10,
});
const model = packModel(vocabulary, ['card', 'transfer', 'flat'], [plane(1), plane(-2), plane(0)], 0.3);

describe('model files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads back the model that was written', () => {
    writeModel(folder, model);
    expect(readModel(folder)).toEqual(model);
  });

  it('refuses weights that were cut off, and another format', () => {
    writeModel(folder, model);
    writeFileSync(join(folder, 'weights.bin'), readFileSync(join(folder, 'weights.bin')).subarray(1));
    expect(() => readModel(folder)).toThrow(/weights.bin has/);
    writeFileSync(join(folder, 'model.json'), '{"format":"other"}');
    expect(() => readModel(folder)).toThrow(/is not a model/);
    expect(existsSync(join(folder, 'weights.bin'))).toBe(true);
  });

  it('keeps margins within half a step per feature of what was learnt', () => {
    const classifier = new Classifier(model);
    const exact = new Classifier(packModel(vocabulary, ['card'], [plane(1)], 1)).margins('lost card');
    expect(classifier.margins('lost card')[0]).toBeCloseTo(exact[0] ?? NaN, 6);
    const alone = classifier.margins('nothing known: zzz');
    expect([...alone]).toEqual([...model.biases]);
  });
});
