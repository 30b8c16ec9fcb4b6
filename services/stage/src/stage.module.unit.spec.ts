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

  it('of kind train trains, keeps models and tests them', async () => {
    expect(await routesOf('train')).toEqual(
      expect.arrayContaining([
        'post /api/v1/training-runs',
        'post /api/v1/training-runs/{id}/cancel',
        'post /api/v1/models',
        'get /api/v1/models/{id}/versions/{version}/file',
        'post /api/v1/model-tests',
      ]),
    );
  });

  it.each(stageKinds.filter((kind) => kind !== 'dev' && kind !== 'train'))(
    'of kind %s has copies and installations, and no command yet',
    async (kind) => {
      const routes = await routesOf(kind);
      expect(routes).toEqual(
        expect.arrayContaining(['get /api/v1/copies', 'get /api/v1/copies/{id}/rows', 'get /api/v1/installations']),
      );
      expect(routes.filter((route) => !route.startsWith('get '))).toEqual([]);
    },
  );

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
