/** A file that cannot be imported, and what is said about it. */
export interface BadFile {
  readonly what: string;
  readonly file: string;
  readonly content: string | Buffer;
  readonly flags?: readonly string[];
  readonly code: string;
  readonly says: RegExp;
}

export const goodRows = 40;

const zip = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.from('[Content_Types].xml'),
  Buffer.alloc(600, 7),
]);

export const files: readonly BadFile[] = [
  {
    what: 'a binary file',
    file: 'binary.csv',
    content: Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7) % 256)),
    code: 'dataset.not_csv',
    says: /binary|not CSV/,
  },
  {
    what: 'a spreadsheet',
    file: 'sheet.csv',
    content: zip,
    code: 'dataset.not_csv',
    says: /spreadsheet|archive|Excel/i,
  },
  {
    what: 'a web page',
    file: 'page.csv',
    content: '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n',
    code: 'dataset.not_csv',
    says: /HTML|web page/i,
  },
  {
    what: 'a column that is missing',
    file: 'columns.csv',
    content: 'id,text\n1,Hello\n',
    flags: ['--label', 'topic'],
    code: 'dataset.no_such_column',
    says: /topic/,
  },
  { what: 'an empty file', file: 'empty.csv', content: '', code: 'dataset.empty', says: /empty/ },
  {
    what: 'a header and nothing else',
    file: 'header.csv',
    content: 'id,text\n',
    code: 'dataset.no_rows',
    says: /no row/,
  },
  {
    what: 'a file of bad rows only',
    file: 'hopeless.csv',
    content: 'id,text\n1,2,3\n4,5,6\n',
    flags: ['--delimiter', 'comma'],
    code: 'dataset.no_good_row',
    says: /none of/,
  },
];
