import { describe, expect, it } from '@jest/globals';
import { stageKinds } from '@wordslab/contracts';
import { describeModule } from '@wordslab/platform';
import { stageMigrations } from './features.js';
import { stageKindOf, StageModule } from './stage.module.js';

const routesOf = async (kind: (typeof stageKinds)[number]) => {
  const { paths } = await describeModule(StageModule.forKind(kind), kind);
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`));
};

const pulls = ['post /api/v1/pulls', 'put /api/v1/pulls/schedules'];
/** What each kind but dev can be told to do; a question in a body is a POST too. */
const commandsOf: Partial<Record<(typeof stageKinds)[number], readonly string[]>> = {
  train: pulls,
  preprod: pulls,
  explore: [
    ...pulls,
    'post /api/v1/explorations/query',
    ...['', '/undo', '/bulk'].map((path) => `post /api/v1/log-annotations${path}`),
    'post /api/v1/marked-samples',
  ],
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

  it.each(stageKinds.filter((kind) => kind !== 'dev'))(
    'of kind %s has copies and installations, and no command but its own',
    async (kind) => {
      const routes = await routesOf(kind);
      expect(routes).toEqual(
        expect.arrayContaining(['get /api/v1/copies', 'get /api/v1/copies/{id}/rows', 'get /api/v1/installations']),
      );
      const commands = routes.filter((route) => !route.startsWith('get '));
      expect(commands.sort()).toEqual([...(commandsOf[kind] ?? [])].sort());
    },
  );

  it('is told by the name of its module', () => {
    expect(stageKindOf('prod-eu')).toBe('prod');
    expect(() => stageKindOf('lifecycle')).toThrow(expect.objectContaining({ code: 'stage.wrong_kind' }));
  });

  it('has each migration once', () => {
    const names = stageMigrations.map((migration) => migration.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(11);
  });
});
