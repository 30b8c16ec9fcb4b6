import { join } from 'node:path';
import { LeakSearch, type Needle } from '@wordslab/anonymizer';
import pg from 'pg';
import { activatedCopies, decodedChunks, openCopy } from './copies.js';
import { searchFiles } from './file-search.js';
import { homePayloads } from './home-rows.js';
import { prodLog } from './learning-proof.js';
import { claim, type Finding } from './proof.js';
import type { Site } from './site.js';

/** The modules that may never hold personal data. */
export const CLEAN = ['train', 'explore', 'lifecycle'] as const;

/**
 * Everything of a module, as text: every table, every chunk decoded, and the raw files of folder and database. Answers
 * how many files its folder has.
 */
const searchModule = async (site: Site, module: string, search: LeakSearch): Promise<number> => {
  await searchTables(site, module, search);
  if ((await site.logElsewhere(module)) !== null) await searchLog(site, module, search);
  const files = await searchFiles(site.paths(module).dir, module, search);
  await searchDatabaseFiles(site, module, search);
  for (const copy of await activatedCopies(site, module)) {
    const opened = await openCopy(site, module, copy);
    for await (const { name, text } of decodedChunks(site, opened))
      search.search(`${module}: chunk ${name.slice(0, 12)} decoded`, text);
  }
  return files;
};

const searchTables = (site: Site, module: string, search: LeakSearch): Promise<void> =>
  site.withDatabase(module, async (client) => {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`,
    );
    for (const { schema, name } of rows)
      await searchTable(
        client,
        `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
        `${module}: table ${schema}.${name}`,
        search,
      );
  });

/** A log that is no table of the module's database. */
const searchLog = async (site: Site, module: string, search: LeakSearch): Promise<void> => {
  const scan = search.open(`${module}: event log`);
  for await (const { stream, type, data, metadata } of site.events(module))
    scan.feed(`${JSON.stringify([stream, type, data, metadata])}\n`);
  scan.end();
};

/** What was read of logs that somebody else keeps, whose files nobody could look at here. */
const saidOfLogs = async (site: Site): Promise<string> => {
  const elsewhere = await Promise.all(CLEAN.map((module) => site.logElsewhere(module)));
  return elsewhere.every((url) => url === null)
    ? ''
    : '. Event logs that lie in KurrentDBs were read event by event; the files of those servers were not';
};

const BATCH = 2_000;

/** Wider than what may stand between the digits of one number: two columns next to each other are no number. */
const BETWEEN_COLUMNS = ' || ';

/** A cursor rather than COPY TO STDOUT: the same text of every value, without a second client library. */
const searchTable = async (client: pg.Client, table: string, where: string, search: LeakSearch): Promise<void> => {
  const scan = search.open(where);
  const { rows: columns } = await client.query<{ name: string }>(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
    [table],
  );
  const texts = columns.map(({ name }) => `t.${pg.escapeIdentifier(name)}::text`).join(', ');
  await client.query('BEGIN');
  await client.query(
    `DECLARE everything CURSOR FOR SELECT concat_ws('${BETWEEN_COLUMNS}', ${texts}) AS line FROM ${table} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${BATCH} FROM everything`);
    for (const { line } of rows) scan.feed(`${line}${BETWEEN_COLUMNS}`);
    if (rows.length < BATCH) break;
  }
  await client.query('COMMIT');
  scan.end();
};

const searchDatabaseFiles = async (site: Site, module: string, search: LeakSearch): Promise<void> => {
  const oid = await site.withDatabase(module, async (client) => {
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ oid: string }>(
      'SELECT oid::text AS oid FROM pg_database WHERE datname = current_database()',
    );
    return rows[0]?.oid ?? '';
  });
  await searchFiles(join(site.home.postgresData, 'base', oid), `${module}: database file`, search);
};

/** Where a needle was found, in words that hold no personal value. */
const describe = (search: LeakSearch): string =>
  search
    .hits()
    .slice(0, 5)
    .map((hit) => `a ${hit.kind} in ${hit.where}`)
    .join('; ');

export interface Source {
  readonly needles: readonly Needle[];
  /** What was searched, in a sentence. */
  readonly said: string;
  /** The dataset at home, for the control. */
  readonly dataset: { projection: string; entity: { id: string; version: number } };
}

/** How many of the values Prod's log holds, which is where the traffic went: it is their other home. */
const foundInProd = async (site: Site, source: Source): Promise<number> => {
  const search = new LeakSearch(source.needles);
  for await (const row of prodLog(site)) search.search('prod: prediction log', JSON.stringify(row));
  return search.searched - search.missing().length;
};

/**
 * No personal value of the source stands anywhere in Train, Explore or Lifecycle; the same search over Dev finds every
 * one of them, and over Prod's log those of the traffic, so the search can find.
 */
export const nothingLeaked = async (site: Site, source: Source): Promise<Finding> => {
  const control = new LeakSearch(source.needles);
  for await (const { name, text } of homePayloads(site, 'dev', source.dataset))
    control.search(`dev: payload ${name.slice(-12)}`, text);
  const unseen = control.missing().length;
  claim(
    unseen === 0,
    `the control over Dev missed ${unseen} of ${control.searched} values: this search proves nothing`,
  );
  const search = new LeakSearch(source.needles);
  let files = 0;
  for (const module of CLEAN) files += await searchModule(site, module, search);
  const inProd = await foundInProd(site, source);
  claim(inProd > 0 || source.needles.length === 0, "the control over Prod's log found nothing");
  const leaks = search.hits().length;
  claim(leaks === 0, `${leaks} of ${search.searched} personal values were found: ${describe(search)}`);
  return {
    detail: `0 of ${search.searched} personal values found in ${CLEAN.join(', ')} (${files} files, every table and chunk); the control finds all ${control.searched} in Dev and ${inProd} in Prod's log. ${source.said}${await saidOfLogs(site)}`,
    figures: {
      searched: search.searched,
      tooShortToSearch: search.skipped,
      found: leaks,
      controlFound: control.searched - unseen,
      foundInProd: inProd,
      files,
    },
  };
};
