import { readFile } from 'node:fs/promises';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** The rows of a CSV file (RFC 4180) by two of its columns. */
export const readCsv = async (path: string, text: string, label: string): Promise<LabelledText[]> => {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of (await readFile(path, 'utf8')).matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  const [t, l] = [head.indexOf(text), head.indexOf(label)];
  if (t < 0 || l < 0) throw new Error(`${path} has no columns ${text} and ${label}; it has ${head.join(', ')}`);
  return body.map((row) => ({ text: row[t] ?? '', label: row[l] ?? '' }));
};
