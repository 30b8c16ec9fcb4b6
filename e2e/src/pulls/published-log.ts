import { dayVersion, predictionLogFields, predictionLogId, type PolicyDocument, versionOf } from '@wordslab/contracts';
import { TENANT, type RunningHome } from '../testing/running-home.js';
import { withDatabase } from '../testing/database.js';

const PROD = { tenant: TENANT, name: 'prod' };
export const LOG = predictionLogId(TENANT, 'prod');

/** What a person wrote to Prod; the caller said who it is. */
export const answered = (i: number) => ({
  prediction: `p-${i}`,
  at: `2026-11-25T${String(i % 24).padStart(2, '0')}:00:00.000Z`,
  service: 'answers',
  release: 'r1',
  model: 'sha256:m1',
  text: `I am Ada Lovelace ${i}, write to ada${i}@example.org about my card`,
  names: `Ada Lovelace ${i}`,
  label: i % 5 === 0 ? 'refund' : 'card',
  score: Number(((i % 10) / 10).toFixed(1)),
  ms: 3,
});

/** A table in the place of Prod's log, so that this spec is about pulls alone. */
export const openLog = (home: RunningHome): Promise<void> =>
  withDatabase(home, PROD, async (client) => {
    const others = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.views WHERE table_schema = 'published'
       AND table_name LIKE 'catalog\\_%' AND table_name <> 'catalog_prediction_log'`,
    );
    const all = [...others.rows.map(({ name }) => name), 'catalog_prediction_log'];
    await client.query(`
      BEGIN; SET LOCAL ROLE wl_owner;
      DROP VIEW IF EXISTS published.catalog, published.catalog_prediction_log, published.prediction_log CASCADE;
      CREATE TABLE read_models.spec_log (day integer, n integer, row jsonb);
      CREATE VIEW published.prediction_log AS
        SELECT '${LOG}@' || day AS partition, lpad(n::text, 8, '0') AS row_key, row FROM read_models.spec_log;
      CREATE VIEW published.catalog_prediction_log AS
        SELECT 'prediction-log'::text AS projection, '${LOG}@' || day AS partition,
          jsonb_build_object('kind', 'predictionLog', 'id', '${LOG}', 'version', day, 'name', 'prod', 'digest', 'sha256:' || count(*)) AS entity,
          '${JSON.stringify(predictionLogFields)}'::jsonb AS fields, 'row'::text AS source,
          count(*)::text AS position, count(*)::int AS head
        FROM read_models.spec_log GROUP BY day;
      CREATE VIEW published.catalog AS ${all.map((name) => `SELECT * FROM published.${name}`).join(' UNION ALL ')};
      GRANT SELECT ON ALL TABLES IN SCHEMA published TO wl_shipper;
      COMMIT`);
  });

/** So many answers of a day, from the `first` on. */
export const logAnswers = (home: RunningHome, day: string, first: number, count: number): Promise<void> =>
  withDatabase(home, PROD, async (client) => {
    const rows = Array.from({ length: count }, (_, i) => answered(first + i));
    await client.query(
      `INSERT INTO read_models.spec_log SELECT $1, $2 + n, row FROM jsonb_array_elements($3) WITH ORDINALITY AS new (row, n)`,
      [dayVersion(day), first, JSON.stringify(rows)],
    );
  });

export const partitionOf = (day: string): string => versionOf(LOG, dayVersion(day));

/** Everything but the person: names are dropped, and looked for in the text. */
export const logPolicy: PolicyDocument = {
  v: 1,
  id: 'log-prod-explore',
  edge: { from: 'prod', to: 'explore' },
  projection: 'prediction-log',
  entity: '*',
  fields: {
    ...Object.fromEntries(predictionLogFields.map(({ name }) => [name, { use: 'keep' as const }])),
    names: { use: 'drop' },
    text: { use: 'redact', detect: ['email'], names: ['names'] },
  },
};
