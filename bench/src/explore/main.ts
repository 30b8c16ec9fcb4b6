// How quickly Explore's questions about the anonymized log are answered: Postgres, as the product asks it, beside DuckDB,
// on the same rows in one run. Usage: npm run bench:explore [ROWS]
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { askDuckDb } from './duckdb.js';
import type { Answer } from './measure.js';
import { askPostgres } from './postgres.js';
import { questions } from './questions.js';
import { writeRows } from './rows.js';

/** Milliseconds: a page is there at once; after the other the product gives up on a question. */
const LIMITS = { page: 100, question: 20_000 };

const count = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'wordslab-bench-explore-'));
try {
  const file = join(folder, 'log.ndjson');
  await writeRows(file, count);
  const duckdb = await askDuckDb(file, folder);
  const postgres = await askPostgres(count);
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const both = (answer?: Answer): string => `${ms(answer?.median ?? Number.NaN)} (${ms(answer?.cpu ?? Number.NaN)})`;
  const line = (name: string, a: string, b: string) =>
    console.log(`${name.padEnd(62)}${a.padStart(24)}${b.padStart(24)}`);
  console.log(
    `${count} rows, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; the middle of 7 rounds (processor time)\n`,
  );
  line('', 'Postgres', 'DuckDB');
  for (const [i, { name }] of questions.entries()) line(name, both(postgres.answers[i]), both(duckdb.answers[i]));
  line('all rows in', ms(postgres.fill), ms(duckdb.fill));
  line('the last day replaced', ms(postgres.replaceDay), ms(duckdb.replaceDay));
  line('memory that asking added (PSS)', `${postgres.megabytes.toFixed(0)} MB`, `${duckdb.megabytes.toFixed(0)} MB`);
  line('on disk', `${postgres.disk.toFixed(0)} MB`, `${duckdb.disk.toFixed(0)} MB`);
  const slowest = (isPage: boolean): number =>
    Math.max(
      ...questions.flatMap(({ query }, i) =>
        (query.groupBy.length + query.measures.length === 0) === isPage
          ? (postgres.answers[i]?.median ?? Infinity)
          : [],
      ),
    );
  const [page, question] = [slowest(true), slowest(false)];
  console.log(
    `\nslowest page ${page.toFixed(0)} ms, at most ${LIMITS.page} ms; slowest question ${question.toFixed(0)} ms, at most ${LIMITS.question} ms`,
  );
  if (page > LIMITS.page || question > LIMITS.question) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
