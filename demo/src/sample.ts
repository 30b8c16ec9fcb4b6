import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const folder = new URL('../sample/', import.meta.url);

/** The default data of the demo; `demo/sample/README.md` says what it is. */
export const samplePaths = {
  messages: fileURLToPath(new URL('support-messages.csv', folder)),
  truth: fileURLToPath(new URL('truth.json', folder)),
  generator: fileURLToPath(new URL('generate.mjs', folder)),
};

/** A personal value of the sample: `value` stands, letter for letter, in `field` of `row` (from 0). */
export interface TruthEntry {
  readonly row: number;
  readonly field: string;
  readonly kind: 'name' | 'email' | 'phone' | 'iban';
  readonly value: string;
}

const kinds: readonly string[] = ['name', 'email', 'phone', 'iban'];
const isTruth = (entry: unknown): entry is TruthEntry =>
  typeof entry === 'object' &&
  entry !== null &&
  'row' in entry &&
  Number.isInteger(entry.row) &&
  'field' in entry &&
  typeof entry.field === 'string' &&
  'kind' in entry &&
  typeof entry.kind === 'string' &&
  kinds.includes(entry.kind) &&
  'value' in entry &&
  typeof entry.value === 'string';

/** Every personal value of the sample, from the generator's truth file. */
export const readTruth = async (path = samplePaths.truth): Promise<TruthEntry[]> => {
  const entries: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!Array.isArray(entries) || !entries.every(isTruth))
    throw new TypeError(`${path} is not a truth file: run demo/sample/generate.mjs`);
  return entries;
};

/** The sample's messages as rows of text. */
export const readMessages = async (path = samplePaths.messages): Promise<Record<string, string>[]> =>
  parse<Record<string, string>>(await readFile(path), { columns: true });
