import { type ImportPreview, type QuarantineReason, ValidationFailed } from '@wordslab/contracts';
import { ColumnTypeTracker } from './column-types.js';
import { confirmedColumns, inferColumns } from './infer-columns.js';
import type { ImportRequest } from './import-file.js';
import { limits } from './limits.js';
import { openFile } from './open-file.js';
import type { BadRow, GoodRow } from './rows.js';

/**
 * What an import would make of a file, as far as its first rows tell. Nothing is stored, and no value of a row is in the
 * answer.
 * @throws ValidationFailed as an import does
 */
export const previewFile = async (
  request: Pick<ImportRequest, 'source' | 'wishes' | 'infer' | 'signal'>,
): Promise<ImportPreview> => {
  const { source, wishes, infer, signal } = request;
  const { dialect, stream, read } = await openFile(source, wishes, signal);
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  for await (const block of stream.blocks) {
    good.push(...block.good);
    bad.push(...block.bad);
    if (good.length + bad.length >= limits.window || read.bytes >= limits.windowBytes) break;
  }
  if (good.length === 0) throw nothingToPreview(bad.length);
  const trackers = stream.columns.map(() => new ColumnTypeTracker());
  for (const { cells } of good) cells.forEach((cell, i) => trackers[i]?.see(cell));
  const purposes = inferColumns(stream.columns, good, wishes.roles ?? {}, infer);
  const empty = Object.fromEntries(stream.columns.map((name, i) => [name, trackers[i]?.empty ?? 0]));
  const quality = { rows: good.length, quarantined: bad.length, reasons: counted(bad), empty };
  return { ...dialect, columns: confirmedColumns(purposes, trackers), quality };
};

const counted = (bad: readonly BadRow[]): Partial<Record<QuarantineReason, number>> => {
  const reasons: Partial<Record<QuarantineReason, number>> = {};
  for (const { reason } of bad) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
};

const nothingToPreview = (bad: number): ValidationFailed =>
  new ValidationFailed(
    bad === 0 ? 'dataset.no_rows' : 'dataset.no_good_row',
    bad === 0 ? 'the file has a header and no row' : `none of the first ${bad} rows can be read`,
    'Send the header and some whole rows. Format and delimiter can be named in the request.',
  );
