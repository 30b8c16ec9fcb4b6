import { type QuarantineReason, ValidationFailed } from '@wordslab/contracts';
import { ChunkWriter, type PutChunk, type StoredChunk } from '../../payloads/chunk-writer.js';
import { limits } from './limits.js';
import type { BadRow } from './rows.js';

/** Rows set aside: kept in the payload store as the rows are, since they may be as personal. */
export class Quarantine {
  count = 0;
  readonly reasons: Partial<Record<QuarantineReason, number>> = {};
  private readonly writer: ChunkWriter;

  constructor(put: PutChunk) {
    this.writer = new ChunkWriter(put);
  }

  async add(row: BadRow): Promise<void> {
    this.count += 1;
    this.reasons[row.reason] = (this.reasons[row.reason] ?? 0) + 1;
    const { line, reason, detail } = row;
    // Bytes that are no UTF-8, and NUL, become U+FFFD: what is kept is for people to look at.
    const text = row.bytes.subarray(0, limits.keptOfBadRow).toString('utf8').replaceAll('\0', '\ufffd');
    await this.writer.add(`${JSON.stringify({ line, reason, detail, text })}\n`);
  }

  settle(): Promise<void> {
    return this.writer.settle();
  }

  finish(): Promise<readonly StoredChunk[]> {
    return this.writer.finish();
  }

  /**
   * Gives up on a file in another encoding, rather than setting aside whatever has an accent.
   * @param complete the whole file was read, so few rows may decide
   * @throws ValidationFailed `dataset.not_utf8`
   */
  refuseHopeless(good: number, complete: boolean): void {
    const invalid = this.reasons.invalid_utf8 ?? 0;
    const share = invalid / (good + this.count || 1);
    const many = invalid >= limits.badEncoding.rows && share > limits.badEncoding.share;
    if (!many && !(complete && good === 0 && invalid > 0)) return;
    throw new ValidationFailed(
      'dataset.not_utf8',
      `the file is not UTF-8: ${invalid} of the first ${good + this.count} rows are not`,
      'Convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE.',
      { invalid, rows: good + this.count },
    );
  }
}
