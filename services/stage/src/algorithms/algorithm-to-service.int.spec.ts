import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { startStage, type TestStage } from '../testing/start-stage.js';

const manifest = {
  name: 'tagger',
  command: ['python3', 'main.py'],
  interface: {
    inputs: [{ name: 'text', type: 'text' }],
    outputs: [
      { name: 'label', type: 'label' },
      { name: 'score', type: 'number' },
    ],
    metrics: [{ name: 'accuracy', better: 'higher' }],
  },
};
const source = { kind: 'git', url: 'https://git.example/tagger.git', commit: 'a'.repeat(40) };
const files = (text: string) => [{ path: 'main.py', content: Buffer.from(text).toString('base64') }];
const pipeline = (algorithm: string) => ({
  name: 'route',
  inputs: [{ name: 'text', type: 'text' }],
  steps: [
    { name: 'clean', run: { builtin: 'redact', detect: ['email'] }, inputs: { text: 'input.text' } },
    { name: 'tag', run: { algorithm }, inputs: { text: 'clean.text' } },
  ],
  outputs: { label: 'tag.label', score: 'tag.score' },
});

describe('algorithm, pipeline, service', () => {
  let stage: TestStage;
  const add = async (what: string, body: object) =>
    (await stage.call('POST', `/api/v1/${what}`, { body })) as {
      status: number;
      body: { id: string; version: number; digest: string; added: boolean; code?: string };
    };
  const published = (view: string): Promise<Record<string, unknown>[]> =>
    stage.app.get(DataSource).query(`SELECT * FROM published.${view} ORDER BY 1, 2`);
  beforeAll(async () => {
    stage = await startStage('dev');
  });
  afterAll(() => stage.stop());

  let algorithm = '';
  it('adds an algorithm; the same again is the same version, a change is the next', async () => {
    const first = await add('algorithms', { manifest, source, files: files('print(1)') });
    expect(first).toMatchObject({ status: 201, body: { version: 1, added: true } });
    algorithm = first.body.id;
    expect(await add('algorithms', { manifest, source, files: files('print(1)') })).toMatchObject({
      body: { id: algorithm, version: 1, digest: first.body.digest, added: false },
    });
    expect(await add('algorithms', { manifest, source, files: files('print(2)') })).toMatchObject({
      body: { id: algorithm, version: 2, added: true },
    });
    expect(await stage.read(`/api/v1/algorithms/${algorithm}`)).toMatchObject({
      name: 'tagger',
      version: 2,
      versions: [
        { version: 2, files: [{ path: 'algorithm.json' }, { path: 'main.py', bytes: 8 }], source },
        { version: 1 },
      ],
    });
    expect(await published('algorithm_files')).toContainEqual({
      partition: `${algorithm}@1`,
      row_key: 'main.py',
      row: { path: 'main.py', content: Buffer.from('print(1)').toString('base64') },
    });
    expect(await published('algorithm_files')).toContainEqual({
      partition: `${algorithm}@1`,
      row_key: '.wordslab/source.json',
      row: { path: '.wordslab/source.json', content: Buffer.from(canonicalJson(source)).toString('base64') },
    });
  });

  it.each([
    ['a path that leaves the folder', { files: [{ path: '../x', content: '' }] }],
    ['a path from the root', { files: [{ path: '/x', content: '' }] }],
    ['a password in the URL', { source: { ...source, url: 'https://me:secret@git.example/x.git' } }],
    ['a commit that is none', { source: { ...source, commit: 'main' } }],
    ['a field that is not known', { extra: 1 }],
  ])('refuses %s', async (_name, more) => {
    expect(await add('algorithms', { manifest, source, files: files('x'), ...more })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  let service = '';
  it('adds a pipeline of it, and a service of that', async () => {
    const p = await add('pipelines', pipeline(`${algorithm}@2`));
    expect(p).toMatchObject({ status: 201, body: { version: 1 } });
    const s = await add('services', { name: 'router', pipeline: `${p.body.id}@1` });
    expect(s).toMatchObject({ status: 201, body: { version: 1 } });
    service = s.body.id;
    expect(await stage.read(`/api/v1/pipelines/${p.body.id}`)).toMatchObject({
      versions: [
        {
          order: ['clean', 'tag'],
          outputs: [
            { name: 'label', type: 'label' },
            { name: 'score', type: 'number' },
          ],
        },
      ],
    });
    expect(await stage.read(`/api/v1/services/${service}`)).toMatchObject({
      versions: [
        {
          api: { protocol: 'open-inference/2', inputs: [{ name: 'text', datatype: 'BYTES' }] },
          pipeline: `${p.body.id}@1`,
        },
      ],
    });
    expect(await published('pipelines')).toMatchObject([
      { partition: `${p.body.id}@1`, row: { document: { name: 'route', order: ['clean', 'tag'] } } },
    ]);
    expect(await published('services')).toMatchObject([
      { partition: `${service}@1`, row: { document: { name: 'router' } } },
    ]);
  });

  it('refuses a pipeline of an algorithm version that is not there, and a service of a missing pipeline', async () => {
    expect(await add('pipelines', { ...pipeline(`${algorithm}@9`), name: 'other' })).toMatchObject({
      status: 404,
      body: { code: 'algorithm.not_found' },
    });
    expect(await add('services', { name: 'other', pipeline: `${service}@1` })).toMatchObject({
      status: 404,
      body: { code: 'pipeline.not_found' },
    });
  });

  it('has everything in the catalog and in the outbox', async () => {
    const catalog = await published('catalog');
    expect(catalog.map((row) => row['projection']).sort()).toEqual([
      'algorithm-files',
      'algorithm-files',
      'pipelines',
      'services',
    ]);
    const outbox: { entry: { type: string; entity: object } }[] = await stage.app
      .get(DataSource)
      .query('SELECT entry FROM sync.outbox ORDER BY seq');
    expect(outbox.map((o) => o.entry.type)).toEqual([
      'algorithm.versionAdded',
      'algorithm.versionAdded',
      'pipeline.versionAdded',
      'service.versionAdded',
    ]);
    expect(outbox.at(-1)?.entry.entity).toMatchObject({ kind: 'service', id: service, name: 'router', version: 1 });
  });
});
