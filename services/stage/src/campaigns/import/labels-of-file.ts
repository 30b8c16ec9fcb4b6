import type { ImportLabelsQuery } from '@wordslab/contracts';
import { z } from 'zod';
import { offeredOfTask } from '../domain/label-studio.js';
import { jsonObjects } from './json-objects.js';
import type { OfferedItem } from '../domain/offered-item.js';

const line = z.object({
  item: z.number().int().min(0).max(2_147_483_647),
  text: z.string().optional(),
  label: z.string().min(1),
  ms: z.number().int().min(0).max(86_400_000).optional(),
});

export interface LabelFile {
  readonly format: ImportLabelsQuery['format'];
  readonly campaign: string;
  /** Who imports: the annotator of what names none. */
  readonly caller: string;
  /** Annotators that the campaign knows, whom a file names by number. */
  readonly annotators: readonly string[];
}

/** What a file says about items, streamed. A row that cannot be read is set aside. */
export async function* labelsOfFile(bytes: AsyncIterable<Uint8Array>, file: LabelFile): AsyncGenerator<OfferedItem> {
  for await (const text of jsonObjects(bytes)) {
    const value = parsed(text);
    yield file.format === 'jsonl' ? offeredOfLine(value, file.caller) : offeredOfTask(value, file);
  }
}

const offeredOfLine = (value: unknown, caller: string): OfferedItem => {
  const { success, data } = line.safeParse(value);
  if (!success) return { item: null, said: [], setAside: ['bad_row'] };
  const { item, text, label, ms = null } = data;
  const said = [{ annotator: caller, label: label.trim(), skipped: null, ms }];
  return { item, ...(text === undefined ? {} : { text }), said, setAside: [] };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the row is set aside as bad_row
  }
};
