import { describe, expect, it } from '@jest/globals';
import type { PipelineDocument } from '@wordslab/contracts';
import { checkGraph } from './check-graph.js';

const tagger = 'dev_0198c5d0-0000-7000-8000-000000000001@1';
const interfaceOf = () => ({
  inputs: [{ name: 'text' as const, type: 'text' as const }],
  outputs: [
    { name: 'label', type: 'label' as const },
    { name: 'score', type: 'number' as const },
    { name: 'again', type: 'text' as const },
  ],
});
const step = (name: string, from: string, run: PipelineDocument['steps'][number]['run'] = { algorithm: tagger }) => ({
  name,
  run,
  inputs: { text: from },
});
const redact = { builtin: 'redact' as const, detect: ['email' as const] };
const pipeline = (
  steps: PipelineDocument['steps'],
  outputs: Record<string, string> = { label: 'tag.label' },
): PipelineDocument => ({
  name: 'route',
  inputs: [
    { name: 'text', type: 'text' },
    { name: 'n', type: 'number' },
  ],
  steps,
  outputs,
});
const code = (document: PipelineDocument) => {
  try {
    checkGraph(document, interfaceOf);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('the graph of a pipeline', () => {
  it('gives an order in which the steps can run, and the types of the outputs', () => {
    const steps = [step('tag', 'clean.text'), step('clean', 'input.text', redact)];
    expect(checkGraph(pipeline(steps, { label: 'tag.label', score: 'tag.score' }), interfaceOf)).toEqual({
      order: ['clean', 'tag'],
      outputs: [
        { name: 'label', type: 'label' },
        { name: 'score', type: 'number' },
      ],
    });
  });

  it.each([
    ['a circle', pipeline([step('tag', 'b.again'), step('b', 'tag.again')]), 'pipeline.circle'],
    ['a step that waits for itself', pipeline([step('tag', 'tag.again')]), 'pipeline.circle'],
    ['a source that is not there', pipeline([step('tag', 'input.words')]), 'pipeline.unknown_source'],
    ['an output from nowhere', pipeline([step('tag', 'input.text')], { x: 'tag.colour' }), 'pipeline.unknown_source'],
    ['another type', pipeline([step('tag', 'input.n')]), 'pipeline.type_mismatch'],
    [
      'an input left open',
      pipeline([{ name: 'tag', run: { algorithm: tagger }, inputs: {} }]),
      'pipeline.missing_input',
    ],
    [
      'an input too many',
      pipeline([{ name: 'tag', run: redact, inputs: { text: 'input.text', x: 'input.n' } }]),
      'pipeline.unknown_input',
    ],
    ['a name twice', pipeline([step('tag', 'input.text'), step('tag', 'input.text')]), 'pipeline.step_twice'],
    ['a step named input', pipeline([step('input', 'input.text')]), 'pipeline.bad_step_name'],
  ])('refuses %s', (_name, document, expected) => {
    expect(code(document)).toBe(expected);
  });
});
