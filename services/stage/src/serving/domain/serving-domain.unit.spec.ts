import { describe, expect, it } from '@jest/globals';
import type { PipelineDocument } from '@wordslab/contracts';
import { badOutput, probeRow } from './probe.js';
import { runPipeline } from './run-pipeline.js';
import { TokenBucket } from './token-bucket.js';

describe('a token bucket', () => {
  it('lets a second’s worth in at once, then at its rate, and says how long to wait', () => {
    const bucket = new TokenBucket(2, 1000);
    expect([bucket.take(1000), bucket.take(1000), bucket.take(1000)]).toEqual([0, 0, 500]);
    expect([bucket.take(1500), bucket.take(1500)]).toEqual([0, 500]);
    expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([0, 0, 500]);
  });
});

describe('a probe', () => {
  it('has a value for each input, and tells an answer that lacks an output', () => {
    expect(probeRow([{ name: 'text', type: 'text' }, { name: 'n', type: 'number' }])).toEqual({ text: 'ready?', n: 0 }); // prettier-ignore
    const outputs = [{ name: 'label', type: 'label' as const }, { name: 'score', type: 'number' as const }]; // prettier-ignore
    expect(badOutput(outputs, { label: 'a', score: 1 })).toBeUndefined();
    expect(badOutput(outputs, { label: 'a', score: '1' })).toContain("'score'");
    expect(badOutput(outputs, { score: 1 })).toContain("'label'");
  });
});

const document: PipelineDocument = {
  name: 'p',
  inputs: [{ name: 'text', type: 'text' }],
  steps: [
    { name: 'second', run: { algorithm: 'b@1' }, inputs: { text: 'first.text', again: 'input.text' } },
    { name: 'first', run: { builtin: 'redact', detect: ['email'] }, inputs: { text: 'input.text' } },
  ],
  outputs: { label: 'second.label', text: 'first.text' },
};

describe('a pipeline', () => {
  it('runs its steps in order, all rows of a step together, and gives its outputs by row', async () => {
    const asked: unknown[] = [];
    const outputs = await runPipeline(
      { document, order: ['first', 'second'] },
      [
        { inputs: { text: 'a' }, names: ['N'] },
        { inputs: { text: 'b' }, names: [] },
      ],
      {
        builtin: { redact: (_step, { text }, { names }) => ({ text: `${String(text)}${names.join()}` }) },
        algorithm: (version, rows) => {
          asked.push([version, rows]);
          return Promise.resolve(rows.map(({ text }) => ({ label: `of ${String(text)}` })));
        },
      },
    );
    expect(asked).toEqual([
      [
        'b@1',
        [
          { text: 'aN', again: 'a' },
          { text: 'b', again: 'b' },
        ],
      ],
    ]);
    expect(outputs).toEqual([
      { label: 'of aN', text: 'aN' },
      { label: 'of b', text: 'b' },
    ]);
  });
});
