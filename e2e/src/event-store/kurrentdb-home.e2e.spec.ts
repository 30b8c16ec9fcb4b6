import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { copiesEqualHome } from '@wordslab/demo/proofs/equality-proof';
import { MemoryEventStore } from '@wordslab/eventstore';
import { type Front, startFront } from '@wordslab/eventstore-grpc';
import { environmentStatus } from '@wordslab/hosting';
import { faultsOfLog } from '../faults/log-proof.js';
import { readRecord } from '../faults/logs.js';
import { allowTraining, cross, importMessages, known } from '../testing/crossing.js';
import { RunningHome, TENANT } from '../testing/running-home.js';
import { wordslab } from '../testing/wordslab.js';

jest.setTimeout(120_000);

/** A KurrentDB that somebody else runs, here a front over memory. */
const elsewhere = async (closing: (() => Promise<unknown>)[]): Promise<Front> => {
  const store = new MemoryEventStore({ naming: 'free' });
  const front = await startFront({ store, port: 0, deletable: true });
  closing.push(async () => {
    await front.close();
    await store.close();
  });
  return front;
};

describe('a home behind KurrentDB’s protocol', () => {
  const home = new RunningHome();
  const closing: (() => Promise<unknown>)[] = [];
  const kill = async (id: string): Promise<void> => process.kill(await home.pidOf(id), 'SIGKILL') && undefined;
  const eventStore = async () => (await environmentStatus(home.dir)).eventStore;

  beforeAll(async () => {
    await home.up({ store: 'kurrentdb' });
    await home.requestTenant();
    await home.tenantReady();
  });
  afterAll(async () => {
    await home.purge();
    for (const close of closing) await close();
  });

  it('carries a dataset from Dev to Train while every front is killed on the way', async () => {
    const { id } = await importMessages(home, 'messages');
    await allowTraining(home, id);
    await known(home, id);
    const crossing = cross(home, 'messages');
    crossing.catch(() => undefined); // awaited below
    for (const module of ['lifecycle', 'dev', 'train']) await kill(`${TENANT}/${module}/eventstore`);
    await crossing;
    await home.allReady();
    const { figures } = await copiesEqualHome(home.site, ['train']);
    expect(figures).toMatchObject({ copies: 1, datasetRows: 40 });
  });

  it('has left every log whole, and started again what was killed and nothing else', async () => {
    for (const module of ['lifecycle', 'dev', 'train'])
      expect(faultsOfLog(module, (await readRecord(home, TENANT, module)).events)).toEqual([]);
    const restarted = (await home.processes()).filter((p) => p.restarts > 0).map((p) => p.id);
    expect(restarted.sort()).toEqual(['dev', 'lifecycle', 'train'].map((name) => `${TENANT}/${name}/eventstore`));
  });

  it('says where its logs are, and changes nothing of that while it runs', async () => {
    const { kind, modules } = await eventStore();
    expect([kind, modules.map((m) => [m.module, m.access])]).toEqual([
      'kurrentdb',
      ['_/admin', `${TENANT}/lifecycle`, `${TENANT}/dev`, `${TENANT}/train`].map((module) => [module, 'write']),
    ]);
    await expect(home.up({ store: 'postgres' })).rejects.toMatchObject({ code: 'eventstore.home_runs' });
  });

  it('stopped, it is not started on stores that do not answer, or that do not hold its logs', async () => {
    await wordslab(home.dir, ['down']);
    const fronts = await Promise.all(['', '', '', ''].map(() => elsewhere(closing)));
    const names = ['_/admin', `${TENANT}/lifecycle`, `${TENANT}/dev`, `${TENANT}/train`];
    const urls = names.map((name, i) => `${name}=${fronts[i]?.url}`);
    const away = urls.map((url) => url.replace(/^acme\/dev=.*/, 'acme/dev=kurrentdb://127.0.0.1:1?tls=false'));
    await expect(home.up({ urls: away })).rejects.toMatchObject({
      code: 'eventstore.no_answer',
      details: { modules: ['acme/dev'] },
    });
    await expect(home.up({ urls })).rejects.toMatchObject({
      code: 'eventstore.log_elsewhere',
      hint: expect.stringContaining('eventstore copy'),
    });
    expect((await eventStore()).kind).toBe('kurrentdb');
  });

  it('goes on in its databases, and shows the log of one stage to clients, who only read it', async () => {
    await home.up({ store: 'postgres', exposed: ['acme/dev'] });
    await home.allReady();
    const { kind, modules } = await eventStore();
    expect([kind, modules.filter((m) => m.url !== null).map((m) => [m.module, m.access])]).toEqual([
      'postgres',
      [['acme/dev', 'read']],
    ]);
    const client = KurrentDBClient.connectionString(modules.find((m) => m.module === 'acme/dev')?.url ?? '');
    closing.push(() => client.dispose());
    const types: string[] = [];
    for await (const { event } of client.readAll({ maxCount: 500 })) types.push(event?.type ?? '');
    expect(types).toContain('dataset.versionPublished');
    await expect(
      client.appendToStream('dataset-x', jsonEvent({ type: 'dataset.forged', data: {} })),
    ).rejects.toMatchObject({ type: 'access-denied' });
  });
});
