import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adminModule, type EventStoreChoice, type TenantModule } from '@wordslab/topology';
import { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';
import { temporaryFolder } from '../testing/fake-installation.js';
import { keepEventStore, keptEventStore } from './kept-choice.js';
import { checkEventStores, checkNewModules, writeUrlFiles } from './module-logs.js';
import { refuseLostLogs } from './moved-logs.js';

/** Answers for a store by the word in its URL, as the real program does. */
const fakeProbe = `
import { text } from 'node:stream/consumers';
const urls = JSON.parse(await text(process.stdin));
const end = (id) => ({ stream: 'dataset-1', revision: 0, type: 'dataset.created', id });
const of = (url) => {
  if (url.includes('away')) return { answers: false, code: 'eventstore.unavailable', message: 'nobody listens' };
  if (url.includes('empty')) return { answers: true, first: null, last: null };
  return { answers: true, first: end('first'), last: end(url.includes('other') ? 'another' : 'last') };
};
const client = process.argv[1].includes('clientless')
  ? { answers: false, code: 'eventstore.no_client', message: 'it is not installed', hint: 'install it' }
  : { answers: true, first: null, last: null };
console.log(JSON.stringify({ client, stores: Object.fromEntries(Object.entries(urls).map(([k, url]) => [k, of(url)])) }));
`;

const dev: TenantModule = { tenant: 'acme', name: 'dev', kind: 'dev' };
const train: TenantModule = { tenant: 'acme', name: 'train', kind: 'train' };
const postgres: EventStoreChoice = { kind: 'postgres', exposed: [] };
const kurrentdb: EventStoreChoice = { kind: 'kurrentdb' };
const at = (word: string): EventStoreChoice => ({
  kind: 'url',
  template: `kurrentdb://${word}-{tenant}-{module}`,
  urls: {},
});

let folder: string;
let home: HomeLayout;
const installation = (probe = 'probe.mjs'): Installation => {
  const range = { min: 1, max: 1 };
  const resources = { memory: range, cpu: range };
  const service = { image: 'i', entry: 'e', nodeFlags: [], port: { name: 'http' as const, ingress: true } };
  const rest = { probes: { live: '/', ready: '/' }, databaseGroup: 'service' as const, secrets: [], resources };
  const eventstore = { image: 'i', entry: 'e', probe, nodeFlags: [], resources };
  return {
    root: folder,
    node: process.execPath,
    descriptors: [
      {
        ...{ v: 1, service: 'stage', kinds: ['dev'], migrations: { entry: 'e', sources: ['s'] } },
        processes: { service: { ...service, ...rest }, eventstore },
      },
    ],
    path: (relative) => join(folder, relative),
  };
};
const databases = (...names: string[]) => ({ has: async (name: string) => names.includes(name) });

beforeAll(async () => {
  folder = await temporaryFolder();
  home = new HomeLayout(join(folder, 'home'));
  for (const name of ['probe.mjs', 'clientless.mjs']) await writeFile(join(folder, name), fakeProbe);
  await mkdir(home.secrets, { recursive: true });
  await writeFile(home.postgresAdminUrlFile, 'postgres://postgres:p@127.0.0.1:1/postgres\n');
  for (const module of [dev, train]) await mkdir(home.module(module).keys, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the choice of a home', () => {
  it('is the database at first, then what was kept', async () => {
    expect(await keptEventStore(home)).toEqual(postgres);
    await keepEventStore(home, kurrentdb);
    expect(await keptEventStore(home)).toEqual(kurrentdb);
  });

  it.each(['{', '{"kind":"url","urls":{}}'])('that is damaged stops the home: %s', async (text) => {
    await writeFile(home.eventStoreFile, text);
    await expect(keptEventStore(home)).rejects.toMatchObject({ code: 'eventstore.choice_damaged' });
  });
});

describe('event stores that are to be used', () => {
  it('need KurrentDB’s client, behind a front too, and nothing where a log stays in its database', async () => {
    for (const choice of [kurrentdb, at('some')])
      await expect(checkEventStores(installation('clientless.mjs'), choice, [dev])).rejects.toMatchObject({
        code: 'eventstore.no_client',
        hint: 'install it',
      });
    expect(await checkEventStores(installation('clientless.mjs'), postgres, [dev])).toEqual(new Map());
  });

  it('must answer; who does not is named', async () => {
    const choice: EventStoreChoice = {
      kind: 'url',
      template: null,
      urls: { 'acme/dev': 'esdb://me:secret@away', 'acme/train': 'esdb://empty' },
    };
    await expect(checkEventStores(installation(), choice, [dev, train])).rejects.toMatchObject({
      code: 'eventstore.no_answer',
      message: 'acme/dev, esdb://***@away: nobody listens',
      hint: expect.stringContaining('--event-store-url'),
      details: { modules: ['acme/dev'] },
    });
    await expect(checkEventStores(installation(), choice, [adminModule])).rejects.toMatchObject({
      code: 'eventstore.no_url',
    });
  });

  it('that cannot be asked say why', async () => {
    await expect(checkEventStores(installation('missing.mjs'), kurrentdb, [])).rejects.toMatchObject({
      code: 'eventstore.not_asked',
    });
  });

  it('must be empty for a module that is to be made, and may hold the log of one that is there', async () => {
    await expect(checkNewModules(installation(), at('some'), [dev], databases())).rejects.toMatchObject({
      code: 'eventstore.not_empty',
      details: { module: 'acme/dev' },
    });
    await checkNewModules(installation(), at('some'), [dev], databases('acme_dev'));
    await checkNewModules(installation(), at('empty'), [dev], databases());
  });

  it('are told to the module’s processes by a private file, as long as there is one', async () => {
    const file = home.module(dev).secret('event-store-url');
    await writeUrlFiles(home, at('some'), [dev]);
    expect(await readFile(file, 'utf8')).toBe('kurrentdb://some-acme-dev');
    await writeUrlFiles(home, kurrentdb, [dev]);
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });
});

describe('logs that would be looked for elsewhere', () => {
  const move = (before: EventStoreChoice, after: EventStoreChoice, ...present: string[]) =>
    refuseLostLogs(home, installation(), databases(...present), [dev], [before, after]);

  it('stay where they are behind a front and without', async () => {
    await move(postgres, kurrentdb, 'acme_dev');
    await move(kurrentdb, postgres, 'acme_dev');
  });

  it('may be where they were copied to', async () => {
    await move(at('some'), at('copy'), 'acme_dev');
    await move(postgres, at('copy'), 'acme_dev');
  });

  it.each([
    ['another log', at('some'), at('other')],
    ['no log', at('some'), at('empty')],
    ['another log than the database', postgres, at('other')],
  ])('are refused where %s is', async (_, before, after) => {
    await expect(move(before, after, 'acme_dev')).rejects.toMatchObject({
      code: 'eventstore.log_elsewhere',
      hint: expect.stringContaining('wordslab eventstore copy'),
    });
  });

  it('are refused on a log that is not this home’s, where there was none', async () => {
    await expect(move(at('empty'), at('other'), 'acme_dev')).rejects.toMatchObject({ code: 'eventstore.not_empty' });
    await expect(move(postgres, at('other'))).rejects.toMatchObject({ code: 'eventstore.not_empty' });
  });
});
