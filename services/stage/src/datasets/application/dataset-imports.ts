import { Inject, Injectable } from '@nestjs/common';
import { inferFieldClass } from '@wordslab/anonymizer';
import {
  type ImportPreview,
  type ImportPreviewQuery,
  type ImportQuery,
  isWordslabError,
  newId,
  NotFound,
  Unavailable,
} from '@wordslab/contracts';
import { Commands, type RequestContext, SERVICE_CONFIG } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { errorCode } from '../../shared/error-code.js';
import { Names } from '../../names/names.js';
import type { VersionPublished } from '../domain/dataset.events.js';
import { datasetDecider, datasetStream } from '../domain/decide-dataset.js';
import { importFile, type ImportedFile } from '../import/import-file.js';
import { previewFile } from '../import/preview-file.js';
import { journalFolder } from './collect-leftovers.js';
import { ImportJournal } from './import-journal.js';
import { PayloadStore } from '../../payloads/payload-store.js';
import { type RunningImport, RunningImports } from './running-imports.js';

/** The body of an upload: read to its end, or left to the server when the import fails early. */
export interface Upload {
  iterator(options: { destroyOnReturn: boolean }): AsyncIterable<Uint8Array>;
  resume(): unknown;
  destroy(): unknown;
}
/** An upload that sends nothing for so long after it was cancelled is cut off; any other gets an answer. */
const STALLED_AFTER_MS = 2_000;

export interface Imported {
  readonly id: string;
  readonly name: string;
  readonly version: VersionPublished;
  readonly importedAt: string;
  readonly importedBy: string;
  /** Where the log has it. */
  readonly revision: number;
  readonly position: string;
}

const delimiters = { comma: ',', semicolon: ';', tab: '\t' } as const;
const wishesOf = (query: ImportPreviewQuery) => ({
  ...query,
  delimiter: query.delimiter && delimiters[query.delimiter],
});

/** One import from upload to published version. Nothing is visible before its end. */
@Injectable()
export class DatasetImports {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly payloads: PayloadStore,
    private readonly running: RunningImports,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceEnvironment,
  ) {}

  /** Imports into the dataset of this name, which is created where the name is new. */
  async intoNamed(name: string, query: ImportQuery, upload: Upload, ctx: RequestContext): Promise<Imported> {
    return this.run(await this.names.idOf('dataset', name, ctx), name, query, upload, ctx);
  }

  /** @throws NotFound `dataset.not_found` */
  async into(id: string, query: ImportQuery, upload: Upload, ctx: RequestContext): Promise<Imported> {
    const { state } = await this.commands.load(datasetStream(id), datasetDecider);
    if (state.status === 'absent')
      throw new NotFound('dataset.not_found', `there is no dataset ${id} here`, 'List them: GET /api/v1/datasets.');
    return this.run(id, state.name, query, upload, ctx);
  }

  /** What an import of a file that begins so would make; nothing is stored. */
  async preview(query: ImportPreviewQuery, upload: Upload): Promise<ImportPreview> {
    const source = upload.iterator({ destroyOnReturn: false });
    const { signal } = new AbortController();
    try {
      return await previewFile({ source, wishes: wishesOf(query), infer: inferFieldClass, signal });
    } catch (error) {
      throw asFailure(error);
    } finally {
      upload.resume();
    }
  }

  private async run(
    id: string,
    name: string,
    query: ImportQuery,
    upload: Upload,
    ctx: RequestContext,
  ): Promise<Imported> {
    const before = await this.first(id, ctx.commandId);
    if (before) {
      upload.resume();
      return before;
    }
    const run = this.running.begin({ importId: ctx.commandId, dataset: id, name });
    run.signal.addEventListener('abort', () => void cutOffStalled(run, upload), { once: true });
    try {
      const imported = await this.store(id, name, query, upload, ctx, run);
      run.end('published');
      return imported;
    } catch (error) {
      upload.resume();
      const failure = asFailure(error);
      run.end(run.signal.aborted ? 'cancelled' : 'failed', { code: failure.code, detail: failure.message });
      throw failure;
    }
  }

  /** What an import with this key made before. */
  private async first(id: string, importId: string): Promise<Imported | undefined> {
    const { state, revision, position, commandIds } = await this.commands.load(datasetStream(id), datasetDecider);
    if (state.status === 'absent') return undefined;
    const version = state.versions.find((v) => v.importId === importId);
    const metadata = commandIds.get(importId)?.[0]?.metadata;
    if (!version || !metadata) return undefined;
    const { occurredAt: importedAt, actor: importedBy } = metadata;
    return { id, name: state.name, version, importedAt, importedBy, revision, position };
  }

  private async store(
    id: string,
    name: string,
    query: ImportQuery,
    upload: Upload,
    ctx: RequestContext,
    run: RunningImport,
  ): Promise<Imported> {
    const key = newId();
    const journal = await ImportJournal.begin(journalFolder(this.config), id, key);
    const blobs = journal.over(this.payloads.blobs);
    let file: ImportedFile;
    let index: string;
    try {
      const sealed = await this.payloads.sealedOver(blobs);
      file = await importFile({
        source: upload.iterator({ destroyOnReturn: false }),
        wishes: wishesOf(query),
        infer: inferFieldClass,
        put: (chunk) => sealed.put(key, chunk),
        signal: run.signal,
        onProgress: (counts) => run.progress(counts),
      });
      run.signal.throwIfAborted();
      index = await blobs.put(Buffer.from(JSON.stringify({ v: 1, chunks: file.chunks, quarantine: file.quarantine })));
    } catch (error) {
      await journal.discard(this.payloads.blobs);
      await this.payloads.destroyKey(key);
      throw error;
    }
    try {
      const published = await this.publish(id, name, query, file, { index, key }, ctx);
      await journal.keep();
      return published;
    } catch (error) {
      // It may stand in the log all the same; the next start knows.
      await journal.leave();
      throw error;
    }
  }

  private async publish(
    id: string,
    name: string,
    query: ImportQuery,
    imported: ImportedFile,
    stored: { index: string; key: string },
    ctx: RequestContext,
  ): Promise<Imported> {
    const { chunks, quarantine: _quarantine, columns, ...facts } = imported;
    const file = {
      ...facts,
      ...stored,
      columns: [...columns],
      importId: ctx.commandId,
      ...(query.fileName ? { fileName: query.fileName.split(/[\\/]/).at(-1) } : {}),
    };
    const { state, revision, position } = await this.commands.execute({
      stream: datasetStream(id),
      decider: datasetDecider,
      command: {
        type: 'publishVersion',
        name,
        markPersonal: query.personal === 'yes',
        file,
        chunks: chunks.map((chunk) => chunk.address),
      },
      ctx,
    });
    const version = state.status === 'open' ? state.versions.find((v) => v.importId === ctx.commandId) : undefined;
    if (!version) throw new Unavailable('dataset.import_lost', 'the version of this import is not in the log');
    return { id, name, version, importedAt: ctx.now.toISOString(), importedBy: ctx.actor, revision, position };
  }
}

const cutOffStalled = async (run: RunningImport, upload: Upload): Promise<void> => {
  await run.overWithin(STALLED_AFTER_MS);
  if (run.running) upload.destroy();
};

const asFailure = (error: unknown) => {
  if (isWordslabError(error)) return error;
  const broken = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(errorCode(error) ?? '');
  return new Unavailable(
    broken ? 'dataset.upload_broken' : 'dataset.import_failed',
    broken ? 'the upload ended before the file did' : 'the import could not be finished',
    'Nothing of it was kept. Repeat it, with the same Idempotency-Key if you like.',
    undefined,
    { cause: error },
  );
};
