import { startTemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { compileGroups, compileList, FILL_DAY, logAnnotationsTable, loggedPredictionsTables } from '@wordslab/stage';
import pg from 'pg';
import { type Answer, pssOf, type Result, timed } from './measure.js';
import { questions } from './questions.js';
import { DAYS, dayOf, logRows } from './rows.js';

/** Rows as the shipper leaves them, then a day at a time into the typed table, as the projection does it. */
const load = async (client: pg.Client, count: number): Promise<{ replaceDay: number; fill: number }> => {
  await client.query(
    'CREATE TABLE copies.prediction_log (snapshot text, ordinal bigint, row json NOT NULL, PRIMARY KEY (snapshot, ordinal))',
  );
  let lines: string[] = [];
  let ordinal = 0;
  let of = 0;
  const flush = async () => {
    await client.query(
      'INSERT INTO copies.prediction_log SELECT $1, $2::bigint + n - 1, row::json FROM unnest($3::text[]) WITH ORDINALITY AS new (row, n)',
      [`s${of}`, ordinal, lines],
    );
    ordinal += lines.length;
    lines = [];
  };
  for (const { day, line } of logRows(count)) {
    if (day !== of || lines.length === 10_000) await flush();
    of = day;
    lines.push(line);
  }
  await flush();
  const fillDay = (day: number) => client.query(FILL_DAY, [day + 1, `s${day}`]);
  for (let day = 0; day < DAYS; day++)
    await client.query(
      `INSERT INTO read_models.logged_days (partition, log, day, from_module, snapshot, rows, activated_at)
       VALUES ($1, 'log', $2, 'prod', $3, $4, now())`,
      [`log@${day}`, dayOf(day), `s${day}`, count / DAYS],
    );
  const begin = performance.now();
  for (let day = 0; day < DAYS; day++) await fillDay(day);
  const filled = performance.now();
  await client.query('BEGIN');
  await client.query('DELETE FROM read_models.logged_predictions WHERE day_key = $1', [DAYS]);
  await fillDay(DAYS - 1);
  await client.query('COMMIT');
  const replaced = performance.now();
  await client.query('VACUUM ANALYZE read_models.logged_predictions, read_models.logged_days');
  return { fill: filled - begin, replaceDay: replaced - filled };
};

/** With the memory that a home gives its server: 32 MB of shared buffers, no parallel workers, no JIT; and for one question, the product's work memory. */
export const askPostgres = async (count: number): Promise<Result> => {
  const server = await startTemporaryPostgres();
  const client = new pg.Client({ connectionString: await server.createDatabase() });
  await client.connect();
  try {
    await client.query(
      "SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '32MB'; SET timezone = UTC; SET search_path = read_models",
    );
    await client.query(
      `CREATE SCHEMA read_models; CREATE SCHEMA copies; ${loggedPredictionsTables} ${logAnnotationsTable}`,
    );
    const { fill, replaceDay } = await load(client, count);
    const own = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = own.rows[0]?.pid ?? 0;
    const answers: Answer[] = [];
    for (const { query } of questions) {
      const isList = query.groupBy.length === 0 && query.measures.length === 0;
      const { text, values } = isList ? compileList(query) : compileGroups(query);
      answers.push(await timed(pid, () => client.query(text, [...values])));
    }
    const { rows } = await client.query<{ bytes: string }>(
      `SELECT pg_total_relation_size('read_models.logged_predictions') AS bytes`,
    );
    return { fill, replaceDay, answers, megabytes: pssOf(pid), disk: Number(rows[0]?.bytes) / 2 ** 20 };
  } finally {
    await client.end();
    await server.stop();
  }
};
