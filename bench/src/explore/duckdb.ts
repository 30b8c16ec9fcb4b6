import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Answer, pssOf, type Result, timed } from './measure.js';
import { questions } from './questions.js';
import { DAYS, dayOf } from './rows.js';

/** In this process, as a stage would have it: a database file, two threads, rows from a file, the fastest way in. */
export const askDuckDb = async (file: string, folder: string): Promise<Result> => {
  const before = pssOf(process.pid);
  const path = join(folder, 'log.duckdb');
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const connection = await instance.connect();
  try {
    const columns = `{prediction:'VARCHAR', "at":'TIMESTAMP', service:'VARCHAR', release:'VARCHAR', model:'VARCHAR', text:'VARCHAR', label:'VARCHAR', score:'DOUBLE', ms:'DOUBLE'}`;
    const rows = `SELECT *, strftime("at", '%Y-%m-%d') AS day FROM read_ndjson('${file}', columns = ${columns})`;
    const begin = performance.now();
    await connection.run(`CREATE TABLE log AS ${rows}`);
    await connection.run('CHECKPOINT');
    const filled = performance.now();
    const day = dayOf(DAYS - 1);
    await connection.run('BEGIN');
    await connection.run(`CREATE TEMP TABLE today AS SELECT * FROM log WHERE day = '${day}'`);
    await connection.run(`DELETE FROM log WHERE day = '${day}'`);
    await connection.run('INSERT INTO log SELECT * FROM today');
    await connection.run('COMMIT');
    const replaced = performance.now();
    const answers: Answer[] = [];
    for (const { sql } of questions)
      answers.push(await timed(process.pid, async () => (await connection.runAndReadAll(sql)).getRows()));
    global.gc?.();
    const megabytes = pssOf(process.pid) - before;
    const disk = (await stat(path)).size / 2 ** 20;
    return { fill: filled - begin, replaceDay: replaced - filled, answers, megabytes, disk };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
