import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  entityId,
  importPreview,
  type ImportPreviewQuery,
  importPreviewQuery,
  importProgress,
  type ImportQuery,
  importQuery,
  importResult,
  type NamedImportQuery,
  namedImportQuery,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import type { Request } from 'express';
import { z } from 'zod';
import { DatasetImports, type Imported } from '../application/dataset-imports.js';
import { RunningImports } from '../application/running-imports.js';
import { datasetVersionOf } from '../read-models/dataset-views.js';

/** How long an answer to a cancellation waits for the end of the import, to tell how it ended. */
const CANCEL_WITHIN_MS = 5_000;
const importId = z.string().min(1).max(128);
const FILE = { schema: { type: 'string', format: 'binary' }, description: 'The file, streamed' } as const;

/** Uploads. The body is never parsed: it goes from the socket through the import engine into the payload store. */
@Controller('api/v1/datasets')
export class ImportsController {
  constructor(
    private readonly imports: DatasetImports,
    private readonly running: RunningImports,
  ) {}

  @Post('imports')
  @Access('developer')
  @ApiConsumes('application/octet-stream')
  @ApiBody(FILE)
  @Answers(importResult, { status: 201, description: 'The version that the import made' })
  async importNamed(
    @Query({ schema: namedImportQuery }) query: NamedImportQuery,
    @Req() request: Request,
    @Ctx() ctx: RequestContext,
  ) {
    return answer(await this.imports.intoNamed(query.name, query, request, ctx));
  }

  @Post('preview')
  @HttpCode(200)
  @Access('developer')
  @ApiConsumes('application/octet-stream')
  @ApiBody(FILE)
  @Answers(importPreview, { description: 'Structure of the first rows, as an import would find it; nothing is stored' })
  preview(@Query({ schema: importPreviewQuery }) query: ImportPreviewQuery, @Req() request: Request) {
    return this.imports.preview(query, request);
  }

  @Post(':id/imports')
  @Access('developer')
  @ApiConsumes('application/octet-stream')
  @ApiBody(FILE)
  @Answers(importResult, { status: 201, description: 'The version that the import made' })
  async importInto(
    @Param('id', { schema: entityId }) id: string,
    @Query({ schema: importQuery }) query: ImportQuery,
    @Req() request: Request,
    @Ctx() ctx: RequestContext,
  ) {
    return answer(await this.imports.into(id, query, request, ctx));
  }

  @Get('imports/:importId')
  @Access('anyone')
  @Answers(importProgress, { description: 'Progress; the id is the Idempotency-Key of the upload' })
  progress(@Param('importId', { schema: importId }) id: string) {
    return this.running.get(id).view();
  }

  @Delete('imports/:importId')
  @HttpCode(202)
  @Access('developer')
  @Answers(importProgress, {
    status: 202,
    description: 'How it ended: cancelled, with nothing kept, or published before',
  })
  async cancel(@Param('importId', { schema: importId }) id: string) {
    const run = this.running.get(id);
    run.cancel();
    await run.overWithin(CANCEL_WITHIN_MS);
    return run.view();
  }
}

const answer = ({ id, name, version, importedAt, importedBy, ...at }: Imported) =>
  commandAnswer(at, { id, name, version: datasetVersionOf(version, importedAt, importedBy) });
