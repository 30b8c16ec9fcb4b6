import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type ModelFile, modelFileRow, modelPaths, NotFound } from '@wordslab/contracts';
import { RowPayloads } from '../../payloads/row-payloads.js';
import type { ModelContent } from '../domain/model.js';

/** The files of a model, out of the payload store. */
@Injectable()
export class ModelFiles {
  constructor(private readonly payloads: RowPayloads) {}

  /** What a model has under a path. @throws NotFound `model.no_file` */
  file({ files }: ModelContent, path: string): ModelFile {
    const found = files.find((file) => file.path === path);
    if (found) return found;
    throw new NotFound(
      'model.no_file',
      `this model has no file ${path}`,
      `It has ${files.map((file) => file.path).join(', ')}.`,
    );
  }

  /** The bytes of one file, part by part. */
  async *bytes({ payloads }: ModelContent, path: string): AsyncIterable<Buffer> {
    for await (const row of this.payloads.read(payloads)) {
      const part = modelFileRow.parse(row);
      if (part.path === path) yield Buffer.from(part.content, 'base64');
    }
  }

  /** Writes what the algorithm needs to answer, `model/…`, into a folder. */
  async writeData({ payloads }: ModelContent, folder: string): Promise<void> {
    for await (const row of this.payloads.read(payloads)) {
      const { path, part, content } = modelFileRow.parse(row);
      if (!path.startsWith(`${modelPaths.data}/`)) continue;
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const file = await open(target, part === 0 ? 'w' : 'a');
      await file.writeFile(Buffer.from(content, 'base64')).finally(() => file.close());
    }
  }
}
