import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readModelList, readModelView, type ReadModelView } from '@wordslab/contracts';
import { FakeEnvironment, problem } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';

let environment: FakeEnvironment;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
});
afterEach(() => environment.stop());

const wordslab = (...args: string[]) => runCli(args, { env: { WORDSLAB_HOME: environment.home } });
const at = '2026-11-25T10:00:00.000Z';
const running: NonNullable<ReadModelView['rebuild']> = {
  status: 'running',
  reason: 'asked',
  requestedBy: 'unverified:ben',
  requestedAt: at,
  startedAt: at,
  endedAt: null,
  events: 250_000,
  of: 1_000_000,
  share: 0.25,
  eventsPerSecond: 31_250,
  remainingSeconds: 24,
  failure: null,
};
const done = { ...running, status: 'done', endedAt: '2026-11-25T10:00:40.000Z', events: 1_000_000, share: 1 } as const;
const model = (rebuild: ReadModelView['rebuild'], change: Partial<ReadModelView> = {}): ReadModelView => ({
  ...{ name: 'campaigns', tables: ['campaigns', 'annotations'], version: 1, wantedVersion: 1, state: 'following' },
  ...{ position: '1000000', updatedAt: at, failure: null, rebuild },
  ...change,
});

describe('read-model', () => {
  it('lists what follows, what is outdated, and how far a rebuild is', async () => {
    const outdated = model(running, { name: 'board', version: 1, wantedVersion: 2, state: 'outdated' });
    const items = [outdated, model(null)];
    environment.on('GET /api/v1/read-models', () => ({ body: { items } }));
    const list = await wordslab('read-model', 'list', 'lifecycle');
    expect(list.stdout).toMatch(
      /board +outdated +1, wants 2 .*250,000 of about 1,000,000, 31,250 events\/s, 24 s left/,
    );
    expect(list.stdout).toMatch(/campaigns +following +1 +1000000/);
    const json = await wordslab('read-model', 'list', 'admin', '--json');
    expect(readModelList.parse(JSON.parse(json.stdout)).items).toEqual(items);
  });

  it('shows one, and names the near ones of an unknown one', async () => {
    environment.on('GET /api/v1/read-models/campaigns', () => ({ body: model(done) }));
    environment.on('GET /api/v1/read-models/campaign', () => problem(404, 'read_model.not_found', 'none'));
    environment.on('GET /api/v1/read-models', () => ({ body: { items: [model(null)] } }));
    const shown = await wordslab('read-model', 'show', 'train', 'campaigns');
    expect(shown.stdout).toContain('1,000,000 events in 40 s');
    expect(shown.stdout).toContain('by unverified:ben, by hand');
    const unknown = await wordslab('read-model', 'show', 'train', 'campaign');
    expect(unknown.stderr).toContain("Did you mean 'campaigns'?");
    expect(unknown.code).not.toBe(0);
  });

  it('follows a rebuild to its end', async () => {
    let looks = 0;
    environment.on('POST /api/v1/read-models/campaigns/rebuild', () => ({ status: 202, body: model(running) }));
    environment.on('GET /api/v1/read-models/campaigns', () => ({ body: model(++looks > 3 ? done : running) }));
    const rebuilt = await wordslab('read-model', 'rebuild', 'train', 'campaigns', '--json');
    expect(rebuilt.code).toBe(0);
    expect(rebuilt.stderr).toContain('campaigns done');
    expect(readModelList.parse(JSON.parse(rebuilt.stdout)).items[0]?.rebuild?.status).toBe('done');
    const asked = await wordslab('read-model', 'rebuild', 'train', 'campaigns', '--no-wait');
    expect([asked.code, asked.stdout.includes('31,250 events/s')]).toEqual([0, true]);
  });

  it('says why a rebuild stands still, what stays, and how to end it', async () => {
    const failing = model({ ...running, failure: 'cannot be applied' });
    environment.on('POST /api/v1/read-models/campaigns/rebuild', () => ({ status: 202, body: model(running) }));
    environment.on('GET /api/v1/read-models/campaigns', () => ({ body: failing }));
    const rebuilt = await wordslab('read-model', 'rebuild', 'train', 'campaigns');
    expect(rebuilt.code).not.toBe(0);
    expect(rebuilt.stderr).toContain('stands still after 250,000 events: cannot be applied');
    expect(rebuilt.stderr).toContain('wordslab read-model stop train campaigns');
  });

  it('stops one', async () => {
    environment.on('GET /api/v1/read-models/campaigns', () => ({ body: model(running) }));
    const stopping = model({ ...running, status: 'stopping' });
    environment.on('POST /api/v1/read-models/campaigns/rebuild/stop', () => ({ status: 202, body: stopping }));
    const stopped = await wordslab('read-model', 'stop', 'train', 'campaigns', '--json');
    expect(readModelView.parse(JSON.parse(stopped.stdout)).rebuild?.status).toBe('stopping');
  });
});
