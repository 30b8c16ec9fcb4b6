import { describe, expect, it } from '@jest/globals';
import type { ModelLineage, ReleasePart } from '@wordslab/contracts';
import type { PipelineContent } from '../../pipelines/domain/pipeline.js';
import { deploymentDecider, type DeploymentCommand, type DeploymentState } from './decide-deployment.js';
import type { DeploymentEvent } from './deployment.events.js';
import { planRelease, type ReleaseDocuments } from './release-plan.js';

const part = (kind: string, n = 1, mode: ReleasePart['mode'] = 'content'): ReleasePart => ({
  ...{ kind, version: n, name: `${kind}${n}`, digest: `sha256:${kind}${n}`, mode },
  id: `dev_0198c5d0-0000-7000-8000-00000000000${n}`,
});
const order = {
  promotion: 'p1',
  release: 'r1',
  releaseDigest: 'sha256:r',
  alias: 'calm-otter',
  parts: [part('service'), part('pipeline'), part('dataset', 2, 'reference'), part('businessModel', 3)],
};
const given = (...events: DeploymentEvent[]): DeploymentState =>
  events.reduce((state, event) => deploymentDecider.evolve(state, event), deploymentDecider.initialState);
const when = (command: DeploymentCommand, state: DeploymentState) =>
  deploymentDecider.decide(command, state).map(({ type }) => type);
const requested: DeploymentEvent = { type: 'deployment.requested', data: order };
const switched: DeploymentEvent = { type: 'deployment.switched', data: { promotion: 'p1', release: 'r1' } };
const toSwitch: DeploymentCommand = { type: 'switch', services: [], models: 1 };
const toFail: DeploymentCommand = { type: 'fail', code: 'deployment.no_model', detail: 'x'.repeat(200) };

describe('a deployment', () => {
  it('is requested once, with the parts that a service runs on', () => {
    expect(deploymentDecider.decide({ type: 'request', order }, given())).toEqual([
      { type: 'deployment.requested', data: { ...order, parts: [part('service'), part('pipeline')] } },
    ]);
    expect(when({ type: 'request', order }, given(requested))).toEqual([]);
  });

  it('is not requested for a release without services', () => {
    expect(when({ type: 'request', order: { ...order, parts: [part('pipeline')] } }, given())).toEqual([]);
  });

  it('is ready and switched to in one step, or fails with a bounded detail', () => {
    expect(when(toSwitch, given(requested))).toEqual(['deployment.ready', 'deployment.switched']);
    expect(deploymentDecider.decide(toFail, given(requested))).toMatchObject([{ data: { detail: 'x'.repeat(120) } }]);
  });

  it('that serves neither fails nor is switched to again, and is retired once', () => {
    const serving = given(requested, switched);
    expect([when(toFail, serving), when(toSwitch, serving), when({ type: 'retire' }, serving)]).toEqual([
      [],
      [],
      ['deployment.retired'],
    ]);
    expect(when({ type: 'retire' }, given(requested))).toEqual([]);
  });
});

const algorithm = 'dev_0198c5d0-0000-7000-8000-000000000009@1';
const pipeline = (algorithms: string[]): PipelineContent => ({
  document: {
    name: 'p',
    inputs: [{ name: 'text', type: 'text' }],
    steps: algorithms.map((ref, i) => ({ name: `s${i}`, run: { algorithm: ref }, inputs: { text: 'input.text' } })),
    outputs: { label: 's0.label' },
  },
  outputs: [],
  order: [],
});
const lineage = (made: string): ModelLineage => ({
  ...{ v: 1, run: 'x', businessModel: null, sets: [], labels: ['a'], params: {}, metrics: {} },
  algorithm: { version: made, name: 'a', digest: 'd', commit: null },
});
const documents = (algorithms: string[], made: string[]): ReleaseDocuments => ({
  services: [
    {
      part: part('service'),
      content: { pipeline: 'p@1', description: '', api: { protocol: 'open-inference/2', inputs: [], outputs: [] } },
    },
  ],
  pipelines: new Map([['p@1', pipeline(algorithms)]]),
  models: made.map((ref, i) => ({ part: part('model', i + 5), lineage: lineage(ref) })),
});
const code = (run: () => unknown) => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('the plan of a release', () => {
  it('gives each algorithm step the model that its algorithm made', () => {
    const plan = planRelease(documents([algorithm, algorithm], [algorithm]));
    expect(plan.services).toMatchObject([{ service: 'service1', model: 'sha256:model5', version: '5', labels: ['a'] }]);
    expect([...plan.models]).toEqual([[algorithm, part('model', 5)]]);
  });

  it.each([
    ['no model', [algorithm], [], 'deployment.no_model'],
    ['a model made by another version of the algorithm', [algorithm], [`${algorithm}1`], 'deployment.no_model'],
    ['two models of one algorithm', [algorithm], [algorithm, algorithm], 'deployment.several_models'],
    ['no algorithm', [], [], 'none'],
  ])('with %s', (_what, algorithms, made, expected) => {
    expect(code(() => planRelease(documents(algorithms, made)))).toBe(expected);
  });

  it('needs the pipeline of each service', () => {
    expect(code(() => planRelease({ ...documents([], []), pipelines: new Map() }))).toBe('deployment.no_pipeline');
  });
});
