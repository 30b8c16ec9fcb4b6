import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answerOf } from '@wordslab/api-client';
import { newId } from '@wordslab/contracts';
import { copiesEqualHome } from '@wordslab/demo/proofs/equality-proof';
import { allowTraining, cross, importMessages, known, messagesCsv, slowly, upload } from '../testing/crossing.js';
import { RunningHome, TENANT } from '../testing/running-home.js';
import { until } from '../testing/until.js';
import { readRecord } from './logs.js';
import { frontMatrix, fullFrontMatrix, fullMatrix, processOf, reducedMatrix } from './matrix.js';
import { watchFor } from './points.js';
import { type Outcome, type Sheet, sheetOf, sheetText, wrongsOf } from './sheet.js';

jest.setTimeout(180_000);

const isFull = process.env['WORDSLAB_FAULTS'] === 'full';
const hasFronts = process.env['WORDSLAB_TEST_EVENT_STORE'] === 'kurrentdb';
const matrix = [
  ...(isFull ? fullMatrix : reducedMatrix),
  ...(hasFronts ? (isFull ? fullFrontMatrix : frontMatrix) : []),
];
const stages = ['dev', 'train'] as const;

describe('kill -9 in the middle of the story', () => {
  const home = new RunningHome();
  const outcomes: Outcome[] = [];
  const promotions = new Set<string>();
  const kill = async (process_: string): Promise<void> => void process.kill(await home.pidOf(process_), 'SIGKILL');

  beforeAll(async () => {
    await home.up();
  });
  afterAll(() => home.purge());

  const sheet = async (): Promise<Sheet> => {
    const read = (module: string, tenant = TENANT) => readRecord(home, tenant, module);
    return sheetOf(await read('lifecycle'), await Promise.all(stages.map((s) => read(s))), [await read('admin', '_')]);
  };

  it('of Admin while it deploys a tenant: it completes that deployment', async () => {
    await home.requestTenant();
    await until('a step is done', async () => (await home.tenant()).progress.done > 1, 60_000);
    await kill('_/admin/service');
    await home.tenantReady();
    expect(await home.tenant()).toMatchObject({ status: 'ready', attempt: 1, failure: null });
    const { id } = await importMessages(home, 'undisturbed');
    await allowTraining(home, id);
    await known(home, id);
    promotions.add(await cross(home, 'undisturbed'));
  });

  const cases = matrix.map((fault, i) => ({ ...fault, dataset: `case-${i + 1}` }));

  it.each(cases)('of $kind at "$point": the story completes', async ({ dataset, ...fault }) => {
    await home.allReady();
    const { id } = await importMessages(home, dataset);
    await known(home, id);
    const pid = await home.pidOf(processOf(fault));
    const point = await watchFor(home, fault.point, id);
    const story = cross(home, dataset);
    story.catch(() => undefined); // awaited below; a point that is never reached says more
    await point.reached();
    process.kill(pid, 'SIGKILL');
    const killedAt = new Date();
    if (fault.kind === 'supervisor') await home.up();
    const promotion = await story;
    promotions.add(promotion);
    outcomes.push({ ...fault, promotion, killedAt, seconds: (Date.now() - killedAt.getTime()) / 1000 });
  });

  it('of Dev while it imports a file: no half version, and repeated under its key it is one version', async () => {
    await home.allReady();
    const [name, key, text] = ['interrupted', newId(), messagesCsv('interrupted', 20_000)];
    const params = { path: { importId: key } };
    const broken = upload(home, name, slowly(text), { key }).catch(() => 'broken');
    await until(
      'rows are read',
      async () => ((await home.dev().GET('/api/v1/datasets/imports/{importId}', { params })).data?.rows ?? 0) > 0,
      20_000,
    );
    await kill('acme/dev/service');
    expect(await broken).toBe('broken');
    await home.allReady();
    const { items } = await answerOf(home.dev().GET('/api/v1/datasets', { params: { query: { name } } }));
    expect(items).toEqual([]);
    const answers = [await upload(home, name, text, { key }), await upload(home, name, text, { key })];
    for (const { status, body } of answers)
      expect([status, body]).toMatchObject([201, { name, version: { version: 1, rows: 20_000, importId: key } }]);
    const { events } = await readRecord(home, TENANT, 'dev');
    const published = events.filter((e) => e.type === 'dataset.versionPublished' && e.data['importId'] === key);
    expect(published).toHaveLength(1);
  });

  it('everything that was sent is received, applied once and in order, and every log is whole', async () => {
    await home.allReady();
    await until('both ends agree', async () => wrongsOf(await sheet()).length === 0, 30_000).catch(() => undefined);
    const found = await sheet();
    process.stdout.write(`\n${sheetText(found, outcomes)}\n`);
    expect(wrongsOf(found)).toEqual([]);
    expect(outcomes).toHaveLength(matrix.length);
  });

  it('every promotion was completed, each once', async () => {
    const { events } = await readRecord(home, TENANT, 'lifecycle');
    const completed = events.filter((e) => e.type === 'promotion.completed').map((e) => String(e.data['promotion']));
    expect(completed.sort()).toEqual([...promotions].sort());
    expect(promotions.size).toBe(matrix.length + 1);
    // Else nothing was interrupted.
    for (const { promotion, killedAt, ...fault } of outcomes) {
      const at = events.find((e) => e.type === 'promotion.completed' && e.data['promotion'] === promotion)?.recordedAt;
      expect({ ...fault, isInTime: at !== undefined && at > killedAt }).toMatchObject({ isInTime: true });
    }
  });

  it("every copy's rows, hashed again, equal the digest that the home signed", async () => {
    const { figures } = await copiesEqualHome(home.site, ['train']);
    expect(figures).toMatchObject({ copies: promotions.size, datasetRows: 40 * promotions.size });
  });

  it('no link has parked or left back anything', async () => {
    const { items } = await answerOf(home.lifecycle().GET('/api/v1/links'));
    expect(
      items.map(({ peer, state, parked, incoming, outgoing }) => [
        peer,
        state,
        parked,
        incoming.backlog,
        outgoing.backlog,
      ]),
    ).toEqual(stages.map((stage) => [stage, 'live', 0, 0, 0]));
  });
});
