import { describe, expect, it } from '@jest/globals';
import { stageKinds } from '@wordslab/contracts';
import { describeModule } from '@wordslab/platform';
import { stageMigrations } from './features.js';
import { stageKindOf, StageModule } from './stage.module.js';

const routesOf = async (kind: (typeof stageKinds)[number]) => {
  const { paths } = await describeModule(StageModule.forKind(kind), kind);
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`));
};

describe('a stage', () => {
  it('of kind dev describes datasets, algorithms, pipelines and services', async () => {
    expect(await routesOf('dev')).toEqual(
      expect.arrayContaining([
        'post /api/v1/datasets/imports',
        'post /api/v1/datasets/{id}/imports',
        'get /api/v1/datasets/{id}/versions/{version}/rows',
        'post /api/v1/datasets/{id}/policy-proposal',
        'post /api/v1/algorithms',
        'post /api/v1/pipelines',
        'post /api/v1/services',
        'get /api/v1/copies/{id}',
      ]),
    );
  });

  it('of kind train describes business models, campaigns, annotations and sets', async () => {
    expect(await routesOf('train')).toEqual(
      expect.arrayContaining([
        'post /api/v1/business-models',
        'post /api/v1/campaigns',
        'get /api/v1/campaigns/{id}/next',
        'post /api/v1/campaigns/{id}/items/{item}/annotation',
        'post /api/v1/campaigns/{id}/imports/file',
        'post /api/v1/campaigns/{id}/sets',
        'get /api/v1/annotation-sets/{id}',
        'post /api/v1/test-sets',
        'post /api/v1/training-runs',
        'post /api/v1/training-runs/{id}/cancel',
        'post /api/v1/models',
        'get /api/v1/models/{id}/versions/{version}/file',
        'post /api/v1/model-tests',
      ]),
    );
  });

  it('of kind preprod tests what is deployed', async () => {
    expect(await routesOf('preprod')).toEqual(
      expect.arrayContaining([
        'post /api/v1/test-campaigns',
        'get /api/v1/test-campaigns/{id}/answers',
        'post /api/v1/test-campaigns/{id}/tries',
        'post /api/v1/test-campaigns/{id}/verdicts',
        'post /api/v1/test-campaigns/{id}/finish',
        'get /api/v1/copies/{id}',
      ]),
    );
  });

  it('of kind explore is asked and marked', async () => {
    expect(await routesOf('explore')).toEqual(
      expect.arrayContaining([
        'post /api/v1/explorations/query',
        'post /api/v1/log-annotations',
        'post /api/v1/marked-samples',
        'post /api/v1/pulls',
      ]),
    );
  });

  it.each(['preprod', 'prod'] as const)('of kind %s serves, by the Open Inference Protocol', async (kind) => {
    expect(await routesOf(kind)).toEqual(
      expect.arrayContaining(['get /api/v1/deployments', 'get /v2/health/ready', 'post /v2/models/{name}/infer']),
    );
  });

  it.each(stageKinds)('of kind %s has copies and installations', async (kind) => {
    expect(await routesOf(kind)).toEqual(
      expect.arrayContaining(['get /api/v1/copies', 'get /api/v1/copies/{id}/rows', 'get /api/v1/installations']),
    );
  });

  it('is told by the name of its module', () => {
    expect(stageKindOf('prod-eu')).toBe('prod');
    expect(() => stageKindOf('lifecycle')).toThrow(expect.objectContaining({ code: 'stage.wrong_kind' }));
  });

  it('has each migration once', () => {
    const names = stageMigrations.map((migration) => migration.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
