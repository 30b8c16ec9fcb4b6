import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { digestOf, MODEL_PART_BYTES, type ModelFile, type ModelFileRow, modelPaths } from '@wordslab/contracts';
import type { z } from 'zod';
import { type RowPayload, RowPayloads } from '../../payloads/row-payloads.js';
import type { runModel } from '../domain/training-run.events.js';
import { logLines } from './run-folder.js';

/** Puts what a run leaves behind into the payload store. */
@Injectable()
export class RunResults {
  constructor(private readonly payloads: RowPayloads) {}

  /** The files of `out/model`, as rows that a registered model publishes as they are. */
  async keepModel(work: string, paths: readonly string[]): Promise<z.infer<typeof runModel>> {
    const folder = join(work, 'out', 'model');
    const files: ModelFile[] = [];
    for (const path of paths) {
      const { size } = await stat(join(folder, path));
      files.push({ path: `${modelPaths.data}/${path}`, sha256: await sha256Of(join(folder, path)), bytes: size });
    }
    const rows = async function* () {
      for (const path of paths) yield* partsOf(join(folder, path), `${modelPaths.data}/${path}`);
    };
    const { payloads } = await this.payloads.write(rows());
    return { digest: digestOf(files), files, payloads: [...payloads] };
  }

  async keepLog(path: string): Promise<RowPayload[]> {
    return [...(await this.payloads.write(logLines(path))).payloads];
  }

  /** The last lines of a kept log. */
  async *log(payloads: readonly RowPayload[]): AsyncIterable<{ line: string }> {
    for await (const { line } of this.payloads.read(payloads)) yield { line: String(line) };
  }
}

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest('hex');
};

async function* partsOf(file: string, path: string): AsyncIterable<ModelFileRow> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const parts = Math.max(1, Math.ceil(size / MODEL_PART_BYTES));
    for (let part = 0; part < parts; part += 1) {
      const length = Math.min(MODEL_PART_BYTES, size - part * MODEL_PART_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, part * MODEL_PART_BYTES);
      yield { path, part, parts, content: buffer.subarray(0, bytesRead).toString('base64') };
    }
  } finally {
    await handle.close();
  }
}
