import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExplorationAnswer, ExplorationQueryInput } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { asShipper, type TestShipper } from '../testing/as-shipper.js';
import { LOG, loggedDay, loggedRow } from '../testing/logged-day.js';
import { startStage, type TestStage } from '../testing/start-stage.js';

const first = [
  loggedRow('p1', { at: '2026-11-24T09:10:00.000Z', label: 'refund', score: 0.4, ms: 10 }),
  loggedRow('p2', { at: '2026-11-24T09:50:00.000Z', score: 0.8, ms: 20 }),
  loggedRow('p3', { at: '2026-11-24T23:00:00.000Z', text: 'Where is my CARD?', score: null, label: null, ms: 30 }),
];
const second = [
  loggedRow('p4', { at: '2026-11-25T09:00:00.000Z', label: 'refund', score: 0.6, ms: 40 }),
  loggedRow('p5', { at: '2026-11-25T09:30:00.000Z', score: 0.95, service: "o'hare" }),
];

describe('questions about the log in Explore', () => {
  let stage: TestStage;
  let shipper: TestShipper;
  beforeAll(async () => {
    stage = await startStage('explore');
    shipper = asShipper(stage, 'explore');
    await shipper.activate(loggedDay('2026-11-24', 'a', first));
    await shipper.activate(loggedDay('2026-11-25', 'b', second));
  });
  afterAll(async () => {
    await shipper.close();
    await stage.stop();
  });
  const post = (body: object) => stage.call('POST', '/api/v1/explorations/query', { body });
  const ask = async (query: Omit<ExplorationQueryInput, 'source'>): Promise<ExplorationAnswer> => {
    const { status, body } = await post({ source: 'prediction-log', ...query });
    expect([status, body]).toEqual([200, body]);
    return body as ExplorationAnswer;
  };
  const ids = async (query: Omit<ExplorationQueryInput, 'source'>) =>
    (await ask(query)).rows.map(({ prediction }) => prediction);

  it('list rows, the latest first, a page at a time, and say how old they are', async () => {
    const page = await ask({ limit: 2 });
    expect(page.rows.map(({ prediction }) => prediction)).toEqual(['p5', 'p4']);
    expect(page.rows[1]).toEqual({
      ...{ prediction: 'p4', at: '2026-11-25T09:00:00.000Z', day: '2026-11-25', log: LOG, service: 'answers' },
      ...{ release: 'r1', model: 'sha256:m1', text: 'message p4', label: 'refund', score: 0.6, ms: 40 },
      ...{ verdict: null, rightLabel: null, assignee: null },
    });
    const rest = await ask({ limit: 9, after: page.next ?? '' });
    expect([rest.rows.map(({ prediction }) => prediction), rest.next]).toEqual([['p3', 'p2', 'p1'], null]);
    expect(page).toMatchObject({
      behind: false,
      data: [{ log: LOG, from: 'prod', days: 2, firstDay: '2026-11-24', lastDay: '2026-11-25', rows: 5 }],
    });
    expect(page.data[0]?.ageSeconds).toBeGreaterThanOrEqual(0);
  });

  it('list by uncertainty, over pages, with what has no score last', async () => {
    const order = { by: 'score' } as const;
    const page = await ask({ order, limit: 3 });
    expect(page.rows.map(({ score }) => score)).toEqual([0.4, 0.6, 0.8]);
    expect(await ids({ order, limit: 3, after: page.next ?? '' })).toEqual(['p5', 'p3']);
  });

  it.each<[string, ExplorationQueryInput['where'], string[]]>([
    ['is', [{ field: 'label', is: 'refund' }], ['p4', 'p1']],
    ['isNot, which holds for nothing too', [{ field: 'label', isNot: 'card' }], ['p4', 'p3', 'p1']],
    ['in', [{ field: 'prediction', in: ['p1', 'p5', 'p9'] }], ['p5', 'p1']],
    ['contains, in any case', [{ field: 'text', contains: 'card' }], ['p3']],
    ['contains, with no wildcard', [{ field: 'text', contains: '%' }], []],
    ['isEmpty', [{ field: 'label', isEmpty: true }], ['p3']],
    [
      'from and to, by day',
      [
        { field: 'at', from: '2026-11-24' },
        { field: 'at', to: '2026-11-25' },
      ],
      ['p3', 'p2', 'p1'],
    ],
    [
      'atLeast and below',
      [
        { field: 'score', atLeast: 0.6 },
        { field: 'score', below: 0.95 },
      ],
      ['p4', 'p2'],
    ],
    [
      'above and atMost',
      [
        { field: 'ms', above: 10 },
        { field: 'ms', atMost: 30 },
      ],
      ['p3', 'p2'],
    ],
    ['a number as text', [{ field: 'ms', is: '40' }], ['p4']],
    ['a value that looks like SQL', [{ field: 'service', is: "x' OR '1'='1" }], []],
    ['a value with a quote', [{ field: 'service', is: "o'hare" }], ['p5']],
  ])('filter: %s', async (_name, where, expected) => {
    expect(await ids({ where })).toEqual(expected);
  });

  it('count and group', async () => {
    expect((await ask({ measures: [{ count: true }, { avg: 'ms' }, { p50: 'ms' }, { max: 'score' }] })).groups).toEqual(
      [{ by: {}, measures: { count: 5, 'avg:ms': 20.8, 'p50:ms': 20, 'max:score': 0.95 } }],
    );
    const byDay = await ask({
      groupBy: [{ field: 'at', by: 'day' }],
      measures: [{ count: true }, { share: { field: 'label', is: 'refund' } }],
      order: { by: 'count', direction: 'asc' },
    });
    expect(byDay.groups).toEqual([
      { by: { day: '2026-11-25' }, measures: { count: 2, 'share:label=refund': 0.5 } },
      { by: { day: '2026-11-24' }, measures: { count: 3, 'share:label=refund': 1 / 3 } },
    ]);
    const hours = await ask({ groupBy: [{ field: 'at', by: 'hour' }, 'label'], limit: 2 });
    expect(hours.groups.map(({ by }) => by)).toEqual([
      { hour: '2026-11-24T09:00Z', label: 'card' },
      { hour: '2026-11-24T09:00Z', label: 'refund' },
    ]);
    expect(hours.truncated).toBe(true);
    const weeks = await ask({ groupBy: [{ field: 'at', by: 'week' }] });
    expect(weeks.groups).toEqual([{ by: { week: '2026-11-23' }, measures: { count: 5 } }]);
  });

  it.each<[string, number, string, object]>([
    ['an unknown field', 400, 'request.invalid', { where: [{ field: 'names', is: 'x' }] }],
    ['an unknown key, such as SQL', 400, 'request.invalid', { sql: 'SELECT 1' }],
    ['two operators in one condition', 400, 'request.invalid', { where: [{ field: 'label', is: 'a', isNot: 'b' }] }],
    ['text where a number belongs', 400, 'exploration.bad_value', { where: [{ field: 'score', is: 'high' }] }],
    ['a time that is something', 400, 'exploration.bad_value', { where: [{ field: 'at', is: '2026-11-24' }] }],
    ['a list by a text', 400, 'exploration.bad_order', { order: { by: 'text; DROP TABLE x' } }],
    ['groups by what was not asked', 400, 'exploration.bad_order', { groupBy: ['label'], order: { by: 'ms' } }],
    ['one group twice', 400, 'exploration.twice', { groupBy: ['day', { field: 'at', by: 'day' }] }],
    ['a group by free text', 400, 'request.invalid', { groupBy: ['text'] }],
    ['a cursor of another list', 400, 'page.bad_cursor', { after: 'x' }],
  ])('refuse %s', async (_name, status, code, query) => {
    const answer = await post({ source: 'prediction-log', ...query });
    expect(answer.status).toBe(status);
    if (code !== 'request.invalid') expect(answer.body).toMatchObject({ code });
  });

  it('name the fields with their classes', async () => {
    expect(await stage.read('/api/v1/explorations/fields')).toMatchObject({
      items: expect.arrayContaining([{ name: 'text', class: 'text', type: 'text' }]),
    });
  });

  it('see a day that is replaced whole, and the same after the read models are filled again', async () => {
    await shipper.activate(loggedDay('2026-11-25', 'c', [...second, loggedRow('p6', { at: 'in **', score: 'high' })]));
    const query = { where: [{ field: 'day' as const, is: '2026-11-25' }] };
    expect(await ids(query)).toEqual(['p5', 'p4', 'p6']);
    expect((await ask(query)).rows[2]).toMatchObject({ at: null, score: null });
    const database = stage.app.get(DataSource);
    // As the shipper does with what was replaced twice.
    await database.query(`DELETE FROM copies.prediction_log WHERE snapshot = $1`, [
      loggedDay('2026-11-25', 'b', []).snapshot,
    ]);
    const before = await ask({});
    await database.query(`DELETE FROM platform.checkpoints WHERE name = 'logged-predictions'`);
    await stage.restart();
    expect((await ask({})).rows).toEqual(before.rows);
  });
});
