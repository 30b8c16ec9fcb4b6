import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyRow,
  copySummary,
  explorationAnswer,
  markedSamplesPublished,
  page,
  pullView,
  type PullView,
} from '@wordslab/contracts';
import { RunningHome, TENANT } from '../testing/running-home.js';
import { withDatabase } from '../testing/database.js';
import { refusalOf, wordslab } from '../testing/wordslab.js';
import { LOG, logAnswers, logPolicy, openLog, partitionOf } from './published-log.js';

const DAY = '2026-11-25';
const home = new RunningHome();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-e2e-pulls-'));
  await home.up();
  await home.requestTenant(['lifecycle', 'prod', 'explore', 'train']);
  await home.tenantReady();
  await openLog(home);
}, 300_000);
afterAll(async () => {
  await home.purge();
  await rm(folder, { recursive: true, force: true });
});

const run = async (...args: string[]): Promise<unknown> => {
  const { exitCode, answer } = await wordslab(home.dir, args);
  expect([exitCode, answer]).toEqual([0, answer]);
  return answer;
};
const pullLog = async (days: string): Promise<PullView> =>
  pullView.parse(await run('pull', 'prediction-log', '--from', 'prod', '--days', days));
const ask = async (...args: string[]) => explorationAnswer.parse(await run('logs', 'query', ...args));
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const snapshotsOfDay = () =>
  withDatabase(home, { tenant: TENANT, name: 'explore' }, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM copies.prediction_log GROUP BY snapshot ORDER BY 1',
    );
    return rows.map(({ n }) => n);
  });

describe('what Prod answered, pulled, asked, marked and pulled again', () => {
  it('does not leave Prod without a policy, nor along no route', async () => {
    await logAnswers(home, DAY, 0, 50);
    const pull = ['pull', 'prediction-log', '--days', DAY];
    expect(await refusalOf(home.dir, [...pull, '--from', 'prod'])).toMatchObject({
      code: 'pull.policy_missing',
      exitCode: 12,
    });
    expect(await refusalOf(home.dir, [...pull, '--from', 'train'])).toMatchObject({ code: 'pull.no_route' });
  });

  it('arrives by day without the person, and says which day is empty', async () => {
    await run('policy', 'set', await file('policy.json', JSON.stringify(logPolicy)));
    const pull = await pullLog(`2026-11-24..${DAY}`);
    expect(pull.partitions.map(({ partition, state, rows }) => [partition, state, rows])).toEqual([
      [partitionOf('2026-11-24'), 'empty', null],
      [partitionOf(DAY), 'arrived', 50],
    ]);
    const { rows, data } = await ask('--where', 'label=refund', '--limit', '100');
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toMatch(/Ada|Lovelace|example\.org/);
    expect(data).toMatchObject([{ log: LOG, from: 'prod', days: 1, rows: 50 }]);
  });

  it('is replaced by the grown day, again and again, without piling up; a pull that finds nothing new says so', async () => {
    for (const [first, count] of [
      [50, 30],
      [80, 20],
    ] as const) {
      await logAnswers(home, DAY, first, count);
      expect((await pullLog(DAY)).partitions).toMatchObject([{ state: 'arrived', rows: first + count }]);
      const counted = await ask('--group-by', 'day', '--measure', 'count');
      expect(counted.groups).toEqual([{ by: { day: DAY }, measures: { count: first + count } }]);
    }
    const before = (await pullLog(DAY)).partitions[0]?.snapshot;
    expect((await pullLog(DAY)).partitions[0]?.snapshot).toBe(before);
    expect(await snapshotsOfDay()).toEqual([80, 100]);
  });

  it('two pulls of a day at once both end', async () => {
    await logAnswers(home, DAY, 100, 10);
    const both = await Promise.all([pullLog(DAY), pullLog(DAY)]);
    for (const { partitions } of both) expect(partitions).toMatchObject([{ state: 'arrived', rows: 110 }]);
  });

  it('is marked, and the marks reach Train with the snapshot that they came in', async () => {
    const marks = [0, 5, 10].map((i) => JSON.stringify({ prediction: `p-${i}`, verdict: 'wrong', label: 'card' }));
    expect(await run('logs', 'mark', '--file', await file('marks.jsonl', marks.join('\n')))).toEqual({ marked: 3 });
    await run('logs', 'mark', 'p-1', '--correct');
    expect((await ask('--where', 'verdict=wrong')).rows).toHaveLength(3);
    const samples = markedSamplesPublished.parse(await run('logs', 'publish', 'errors'));
    expect(samples).toMatchObject({ version: 1, items: 3 });
    const pull = pullView.parse(await run('pull', 'marked-samples', '--from', 'explore'));
    expect(pull.partitions).toMatchObject([{ partition: `${samples.id}@1`, state: 'arrived', rows: 3 }]);
    const log = page(copySummary).parse(await run('copy', 'list', '--module', 'explore')).items[0]?.snapshot;
    const answer = await fetch(`${home.url('train')}/api/v1/copies/${samples.id}@1/rows`, {
      headers: { authorization: `Bearer ${home.token}` },
    });
    const { items } = page(copyRow).parse(await answer.json());
    expect(items.map(({ row }) => [row['item'], row['answered'], row['label'], row['log']])).toEqual(
      ['p-0', 'p-5', 'p-10'].map((item) => [item, 'refund', 'card', log]),
    );
    expect(JSON.stringify(items)).not.toMatch(/Ada|Lovelace|example\.org/);
  });
});
