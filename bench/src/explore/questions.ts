import { explorationQuery, type ExplorationQueryInput } from '@wordslab/contracts';

const asked = (query: Omit<ExplorationQueryInput, 'source'>) =>
  explorationQuery.parse({ source: 'prediction-log', ...query });

/** The product's questions, and the same in SQL for the peer. */
export const questions = [
  {
    name: 'filter and page: one label, the latest 50',
    query: asked({ where: [{ field: 'label', is: 'label-3' }], limit: 50 }),
    sql: `SELECT * FROM log WHERE label = 'label-3' ORDER BY "at" DESC LIMIT 51`,
  },
  {
    name: 'page by uncertainty: the 50 lowest scores of one service',
    query: asked({ where: [{ field: 'service', is: 'service-1' }], order: { by: 'score' }, limit: 50 }),
    sql: `SELECT * FROM log WHERE service = 'service-1' ORDER BY score LIMIT 51`,
  },
  {
    name: 'count: one label below a score',
    query: asked({
      where: [
        { field: 'label', is: 'label-3' },
        { field: 'score', below: 0.5 },
      ],
      measures: [{ count: true }],
    }),
    sql: `SELECT count(*) FROM log WHERE label = 'label-3' AND score < 0.5`,
  },
  {
    name: 'group by label and day: count',
    query: asked({ groupBy: ['label', 'day'], measures: [{ count: true }], limit: 1000 }),
    sql: `SELECT label, day, count(*) FROM log GROUP BY label, day ORDER BY label, day LIMIT 1001`,
  },
  {
    name: 'group by label: average and p95 of the score',
    query: asked({ groupBy: ['label'], measures: [{ avg: 'score' }, { p95: 'score' }] }),
    sql: `SELECT label, avg(score), quantile_cont(score, 0.95) FROM log GROUP BY label ORDER BY label LIMIT 51`,
  },
  {
    name: 'text contains: count',
    query: asked({ where: [{ field: 'text', contains: 'charged twice' }], measures: [{ count: true }] }),
    sql: `SELECT count(*) FROM log WHERE contains(lower(text), 'charged twice')`,
  },
  {
    name: 'one day: group by hour, average of the score',
    query: asked({
      where: [{ field: 'day', is: '2026-11-15' }],
      groupBy: [{ field: 'at', by: 'hour' }],
      measures: [{ avg: 'score' }],
    }),
    sql: `SELECT date_trunc('hour', "at") AS hour, avg(score) FROM log WHERE day = '2026-11-15' GROUP BY hour ORDER BY hour`,
  },
] as const;
