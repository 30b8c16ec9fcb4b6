import type { DatasetColumn, ImportFormat, QualityReport } from '@wordslab/contracts';
import { ValidationFailed } from '@wordslab/contracts';
import { ChunkWriter, type PutChunk, type StoredChunk } from '../../payloads/chunk-writer.js';
import { ColumnTypeTracker } from './column-types.js';
import { rowEncoder } from './encode-rows.js';
import {
  type ColumnPurpose,
  confirmedColumns,
  inferColumns,
  type InferFieldClass,
  type RoleWishes,
} from './infer-columns.js';
import { limits } from './limits.js';
import { type OpenedFile, openFile } from './open-file.js';
import { Quarantine } from './quarantine.js';
import type { Block, GoodRow, RowStream } from './rows.js';
import type { DialectWishes } from './sniff.js';

export interface ImportProgressCounts {
  readonly rows: number;
  readonly quarantined: number;
  readonly bytes: number;
}

export interface ImportRequest {
  readonly source: AsyncIterable<Uint8Array>;
  readonly wishes: DialectWishes & { readonly roles?: RoleWishes };
  readonly infer: InferFieldClass;
  readonly put: PutChunk;
  /** Aborting ends the import with the signal's reason. */
  readonly signal: AbortSignal;
  readonly onProgress: (counts: ImportProgressCounts) => void;
}

export interface ImportedFile extends ImportProgressCounts {
  readonly format: ImportFormat;
  readonly delimiter?: string;
  readonly columns: readonly DatasetColumn[];
  readonly quality: QualityReport;
  readonly chunks: readonly StoredChunk[];
  readonly quarantine: readonly StoredChunk[];
}

/**
 * Reads a file once, from first byte to last, into chunks of canonical rows. Memory stays flat whatever its length.
 * @throws ValidationFailed when the file is not one that can be imported; by then nothing is being stored any more
 */
export const importFile = async (request: ImportRequest): Promise<ImportedFile> => {
  const file = await openFile(request.source, request.wishes, request.signal);
  const run = new ImportRun(request, file.stream, file.read);
  try {
    return { ...file.dialect, ...(await run.finish()) };
  } catch (error) {
    await run.settle();
    throw error;
  }
};

/** One import under way: rows to the chunks, bad rows to the quarantine, types followed. */
class ImportRun {
  private readonly trackers: ColumnTypeTracker[];
  private readonly encode: (cells: GoodRow['cells']) => string;
  private readonly writer: ChunkWriter;
  private readonly quarantine: Quarantine;
  private rows = 0;

  constructor(
    private readonly request: ImportRequest,
    private readonly stream: RowStream,
    private readonly counted: OpenedFile['read'],
  ) {
    this.trackers = stream.columns.map(() => new ColumnTypeTracker());
    this.encode = rowEncoder(stream.columns);
    this.writer = new ChunkWriter(request.put);
    this.quarantine = new Quarantine(request.put);
  }

  /** After a failure: nothing of this import is being stored any more, so it can be cleared away. */
  async settle(): Promise<void> {
    await this.writer.settle();
    await this.quarantine.settle();
  }

  async finish() {
    const purposes = await this.readAll();
    this.quarantine.refuseHopeless(this.rows, true);
    if (this.rows === 0) throw nothingToImport(this.quarantine.count);
    const chunks = await this.writer.finish();
    const quarantine = await this.quarantine.finish();
    const empty = Object.fromEntries(this.stream.columns.map((name, i) => [name, this.trackers[i]?.empty ?? 0]));
    const quality = { rows: this.rows, quarantined: this.quarantine.count, reasons: this.quarantine.reasons, empty };
    return { ...this.counts(), columns: confirmedColumns(purposes, this.trackers), quality, chunks, quarantine };
  }

  /** The first rows wait until the columns are inferred, so that a wrong request fails before anything is stored. */
  private async readAll(): Promise<ColumnPurpose[]> {
    const window: Block[] = [];
    let held = 0;
    let purposes: ColumnPurpose[] | undefined;
    const infer = async () => {
      const { wishes, infer: inferClass } = this.request;
      const good = window.flatMap((block) => block.good);
      purposes = inferColumns(this.stream.columns, good, wishes.roles ?? {}, inferClass);
      for (const block of window.splice(0)) await this.take(block);
      return purposes;
    };
    for await (const block of this.stream.blocks) {
      if (purposes) await this.take(block);
      else window.push(block);
      held += block.good.length;
      if (!purposes && (held >= limits.window || this.counted.bytes >= limits.windowBytes)) await infer();
    }
    return purposes ?? infer();
  }

  private async take(block: Block): Promise<void> {
    for (const row of block.good) {
      row.cells.forEach((cell, i) => this.trackers[i]?.see(cell));
      const full = this.writer.add(this.encode(row.cells));
      if (full) await full;
    }
    this.rows += block.good.length;
    for (const bad of block.bad) await this.quarantine.add(bad);
    this.quarantine.refuseHopeless(this.rows, false);
    this.request.signal.throwIfAborted();
    this.request.onProgress(this.counts());
  }

  private counts(): ImportProgressCounts {
    return { rows: this.rows, quarantined: this.quarantine.count, bytes: this.counted.bytes };
  }
}

const nothingToImport = (quarantined: number): ValidationFailed =>
  quarantined === 0
    ? new ValidationFailed('dataset.no_rows', 'the file has a header and no row', 'Import a file with rows.')
    : new ValidationFailed(
        'dataset.no_good_row',
        `none of the ${quarantined} rows can be read`,
        'Are delimiter and format right? They can be named in the request.',
      );
