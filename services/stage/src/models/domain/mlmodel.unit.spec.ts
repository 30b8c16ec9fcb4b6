import { expect, it } from '@jest/globals';
import { mlmodelYaml } from './mlmodel.js';

it('describes a model as MLflow does', () => {
  const text = mlmodelYaml({
    run: 'train_1',
    interface: {
      inputs: [{ name: 'text', type: 'text' }],
      outputs: [
        { name: 'label', type: 'label' },
        { name: 'score', type: 'number' },
      ],
      metrics: [],
    },
    algorithm: { version: 'dev_1@2', name: 'a "tagger": mine', digest: 'sha256:aa' },
    createdAt: new Date('2026-11-25T20:14:03.123Z'),
  });
  expect(text).toBe(`flavors:
  wordslab:
    algorithm: "a \\"tagger\\": mine"
    algorithm_version: "dev_1@2"
    algorithm_digest: "sha256:aa"
    data: model
    lineage: lineage.json
run_id: "train_1"
signature:
  inputs: "[{\\"type\\":\\"string\\",\\"name\\":\\"text\\",\\"required\\":true}]"
  outputs: "[{\\"type\\":\\"string\\",\\"name\\":\\"label\\",\\"required\\":true},{\\"type\\":\\"double\\",\\"name\\":\\"score\\",\\"required\\":true}]"
utc_time_created: "2026-11-25 20:14:03.123000"
`);
});
