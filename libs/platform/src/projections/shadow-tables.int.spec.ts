import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { DataSource } from 'typeorm';
import { makeShadow, shadowTables, switchToShadow } from './shadow-tables.js';

let postgres: TemporaryPostgres;
let database: DataSource;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const url = await postgres.createDatabase();
  database = await new DataSource({ type: 'postgres', url }).initialize();
  await database.query('CREATE SCHEMA read_models; CREATE SCHEMA read_models_next');
});
afterAll(async () => {
  await database.destroy();
  await postgres.stop();
});

/** The rows of a live table, and which transaction wrote each: those that the switch leaves alone keep theirs. */
const rowsOf = (table: string): Promise<Record<string, unknown>[]> =>
  database.query(`SELECT xmin::text AS "writtenBy", * FROM read_models.${table} ORDER BY 2, 3`);
const without = (rows: Record<string, unknown>[]) => rows.map(({ writtenBy: _, ...row }) => row);

const switched = async (table: string, fill: string): Promise<Record<string, unknown>[]> => {
  await database.transaction((em) => makeShadow(em, [table]));
  await database.query(fill);
  await database.transaction((em) => switchToShadow(em, [table]));
  expect(await database.transaction(shadowTables)).toEqual([]);
  return rowsOf(table);
};

describe('the switch to a shadow', () => {
  describe('of a table with a key of two columns and one that is computed', () => {
    beforeEach(() =>
      database.query(`
        DROP TABLE IF EXISTS read_models.words;
        CREATE TABLE read_models.words (
          gone text, lang text, word text, detail json, tags text[], length int GENERATED ALWAYS AS (length(word)) STORED,
          PRIMARY KEY (lang, word), UNIQUE (lang, length, word));
        ALTER TABLE read_models.words DROP COLUMN gone;
        INSERT INTO read_models.words VALUES ('en', 'same', '{"n": 1}', '{a}'), ('en', 'other', '{"n": 1}', NULL),
          ('en', 'spaced', '{"n": 1}', NULL), ('en', 'empty', NULL, NULL), ('fr', 'old', '{}', NULL)`),
    );

    const fill = `INSERT INTO read_models_next.words VALUES ('en', 'same', '{"n": 1}', '{a}'),
      ('en', 'other', '{"n": 2}', NULL), ('en', 'spaced', '{"n":1}', NULL), ('en', 'empty', NULL, '{}'), ('fr', 'new', '{}', NULL)`;

    it('leaves the rows of the shadow', async () => {
      const rows = await switched('words', fill);
      expect(without(rows)).toEqual([
        { lang: 'en', word: 'empty', detail: null, tags: [], length: 5 },
        { lang: 'en', word: 'other', detail: { n: 2 }, tags: null, length: 5 },
        { lang: 'en', word: 'same', detail: { n: 1 }, tags: ['a'], length: 4 },
        { lang: 'en', word: 'spaced', detail: { n: 1 }, tags: null, length: 6 },
        { lang: 'fr', word: 'new', detail: {}, tags: null, length: 3 },
      ]);
      const [text] = await database.query(`SELECT detail::text FROM read_models.words WHERE word = 'spaced'`);
      expect(text).toEqual({ detail: '{"n":1}' });
    });

    it('writes those alone that differ', async () => {
      const before = await rowsOf('words');
      const after = await switched('words', fill);
      const kept = after.filter(({ writtenBy }) => before.some((row) => row['writtenBy'] === writtenBy));
      expect(kept.map(({ word }) => word)).toEqual(['same']);
    });

    it('leaves nothing of a shadow without rows', async () => {
      expect(await switched('words', 'SELECT 1')).toEqual([]);
    });
  });

  it('makes every row anew where no key says which is which', async () => {
    await database.query(`CREATE TABLE read_models.tally (word text, n int);
      INSERT INTO read_models.tally VALUES ('a', 1), ('a', 1), ('b', 2)`);
    expect(
      without(await switched('tally', `INSERT INTO read_models_next.tally VALUES ('a', 1), ('b', 2), ('b', 2)`)),
    ).toEqual([
      { word: 'a', n: 1 },
      { word: 'b', n: 2 },
      { word: 'b', n: 2 },
    ]);
  });

  it('keeps the keys that the shadow was given, and gives new ones after them', async () => {
    await database.query(`CREATE TABLE read_models.lines (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text);
      INSERT INTO read_models.lines (text) VALUES ('a'), ('b')`);
    const rows = await switched('lines', `INSERT INTO read_models_next.lines (text) VALUES ('a'), ('b')`);
    expect(without(rows)).toEqual([
      { id: 3, text: 'a' },
      { id: 4, text: 'b' },
    ]);
    await database.query(`INSERT INTO read_models.lines (text) VALUES ('c')`);
    expect((await rowsOf('lines')).at(-1)).toMatchObject({ id: 5, text: 'c' });
  });
});
