import { Injectable } from '@nestjs/common';
import {
  isWordslabError,
  modelFileRow,
  modelLineage,
  modelPaths,
  type ReleasePart,
  Unavailable,
  versionOf,
} from '@wordslab/contracts';
import { z } from 'zod';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { pipelineContent } from '../../pipelines/domain/pipeline.js';
import { serviceContent } from '../../services/domain/service.js';
import type { ReleaseDocuments } from '../domain/release-plan.js';

const algorithmRow = z.object({ path: z.string(), content: z.base64() });

/** A file out of a copy. */
export interface CopiedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The copies that a release is made of, as a deployment reads them. */
@Injectable()
export class ReleaseCopies {
  constructor(private readonly copies: CopyQueries) {}

  /** @throws Unavailable `deployment.copy_missing`, `deployment.copy_differs` */
  async documents(parts: readonly ReleasePart[]): Promise<ReleaseDocuments> {
    const ofKind = (kind: string) => parts.filter((part) => part.kind === kind);
    const services = [];
    for (const part of ofKind('service'))
      services.push({ part, content: serviceContent.parse(await this.documentOf(part)) });
    const pipelines = new Map();
    for (const part of ofKind('pipeline'))
      pipelines.set(versionOf(part.id, part.version), pipelineContent.parse(await this.documentOf(part)));
    const models = [];
    for (const part of ofKind('model')) models.push({ part, lineage: await this.lineageOf(part) });
    return { services, pipelines, models };
  }

  async algorithmFiles(algorithm: string): Promise<CopiedFile[]> {
    const files: CopiedFile[] = [];
    for await (const { row } of this.copies.allRows(algorithm)) {
      const { path, content } = algorithmRow.parse(row);
      files.push({ path, bytes: Buffer.from(content, 'base64') });
    }
    return files;
  }

  /** The files of a model below `model/`, with their paths there. @throws Unavailable `deployment.file_incomplete` */
  async modelFiles(part: ReleasePart): Promise<CopiedFile[]> {
    const prefix = `${modelPaths.data}/`;
    return (await this.filesOf(part)).filter(({ path }) => path.startsWith(prefix));
  }

  /** Whether the copy of each part is here, as the release has it. A read model may be a moment behind the log. */
  async present(parts: readonly ReleasePart[]): Promise<boolean> {
    for (const part of parts) {
      const found = await this.copies.sourceOf(versionOf(part.id, part.version)).catch((error: unknown) => {
        if (isWordslabError(error) && error.kind === 'NotFound') return undefined;
        throw error;
      });
      if (!found) return false;
      if (found.digest !== part.digest)
        throw new Unavailable('deployment.copy_differs', `the copy of ${part.name} is not what the release pins`);
    }
    return true;
  }

  private async documentOf(part: ReleasePart): Promise<unknown> {
    for await (const { row } of this.copies.allRows(versionOf(part.id, part.version))) return row['document'];
    throw new Unavailable('deployment.copy_missing', `the copy of ${part.kind} ${part.name} is empty`);
  }

  private async lineageOf(part: ReleasePart) {
    const file = (await this.filesOf(part)).find(({ path }) => path === modelPaths.lineage);
    if (!file) throw new Unavailable('deployment.no_lineage', `the model ${part.name} does not say what made it`);
    return modelLineage.parse(JSON.parse(file.bytes.toString('utf8')));
  }

  private async filesOf(part: ReleasePart): Promise<CopiedFile[]> {
    const pieces = new Map<string, { parts: number; content: Map<number, Buffer> }>();
    for await (const { row } of this.copies.allRows(versionOf(part.id, part.version))) {
      const { path, part: at, parts, content } = modelFileRow.parse(row);
      const file = pieces.get(path) ?? { parts, content: new Map() };
      file.content.set(at, Buffer.from(content, 'base64'));
      pieces.set(path, file);
    }
    return [...pieces].map(([path, { parts, content }]) => {
      const all = Array.from({ length: parts }, (_, at) => content.get(at));
      if (all.includes(undefined))
        throw new Unavailable('deployment.file_incomplete', `${path} of the model ${part.name} is not here whole`);
      return { path, bytes: Buffer.concat(all.filter((piece) => piece !== undefined)) };
    });
  }
}
