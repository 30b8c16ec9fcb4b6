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

  it.each(stageKinds.filter((kind) => kind !== 'dev'))('of kind %s has copies and installations', async (kind) => {
    expect(await routesOf(kind)).toEqual(
      expect.arrayContaining(['get /api/v1/copies', 'get /api/v1/copies/{id}/rows', 'get /api/v1/installations']),
    );
  });

  it.each(['train', 'explore'] as const)('of kind %s has no command yet', async (kind) => {
    expect((await routesOf(kind)).filter((route) => !route.startsWith('get '))).toEqual([]);
  });

  it.each(['preprod', 'prod'] as const)('of kind %s answers, and has no other command', async (kind) => {
    const routes = await routesOf(kind);
    expect(routes).toEqual(expect.arrayContaining(['get /v2/health/ready', 'get /api/v1/deployments/{promotion}']));
    expect(routes.filter((route) => !route.startsWith('get ')).sort()).toEqual([
      'post /api/v1/prediction-log/policy-proposal',
      'post /api/v1/predictions/{id}/feedback',
      'post /v2/models/{name}/infer',
      'post /v2/models/{name}/versions/{version}/infer',
    ]);
  });

  it('is told by the name of its module', () => {
    expect(stageKindOf('prod-eu')).toBe('prod');
    expect(() => stageKindOf('lifecycle')).toThrow(expect.objectContaining({ code: 'stage.wrong_kind' }));
  });

  it('has each migration once', () => {
    const names = stageMigrations.map((migration) => migration.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(10);
  });
});
