import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  entityId,
  type ExportQuery,
  exportQuery,
  type ImportColumn,
  importColumn,
  type ImportLabelsQuery,
  importLabelsQuery,
  labelsImported,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import type { Request } from 'express';
import { z } from 'zod';
import { LabelImports } from '../application/label-imports.js';
import { taskOf } from '../domain/label-studio.js';
import { CampaignItems } from '../read-models/campaign-items.js';
import { CampaignQueries } from '../read-models/campaign-queries.js';

/** Labels at once: in from a column or a file, out to a file. Files are streamed in both directions. */
@Controller('api/v1/campaigns/:id')
export class CampaignFilesController {
  constructor(
    private readonly imports: LabelImports,
    private readonly items: CampaignItems,
    private readonly queries: CampaignQueries,
  ) {}

  @Post('imports/column')
  @Access('analyst')
  @Answers(labelsImported, { status: 201, description: 'The labels of a column of the copy, as the caller’s' })
  async importColumn(
    @Param('id', { schema: entityId }) id: string,
    @Body({ schema: importColumn }) body: ImportColumn,
    @Ctx() ctx: RequestContext,
  ) {
    const { outcome, answer } = await this.imports.fromColumn(id, body, ctx);
    return commandAnswer(outcome, answer);
  }

  @Post('imports/file')
  @Access('analyst')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'The file, streamed' })
  @Answers(labelsImported, { status: 201, description: 'What was taken of the file, and what was set aside and why' })
  async importFile(
    @Param('id', { schema: entityId }) id: string,
    @Query({ schema: importLabelsQuery }) query: ImportLabelsQuery,
    @Req() request: Request,
    @Ctx() ctx: RequestContext,
  ) {
    try {
      const file: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
      const { outcome, answer } = await this.imports.fromFile(id, query, file, ctx);
      return commandAnswer(outcome, answer);
    } finally {
      // What is refused early is read to its end all the same, so that the client gets the answer.
      request.resume();
    }
  }

  @Get('export')
  @Access('analyst')
  @Answers(z.array(z.unknown()), { description: 'The tasks of Label Studio, streamed' })
  async export(
    @Param('id', { schema: entityId }) id: string,
    @Query({ schema: exportQuery }) _query: ExportQuery,
  ): Promise<StreamableFile> {
    await this.queries.find(id);
    return new StreamableFile(Readable.from(this.tasks(id)), { type: 'application/json' });
  }

  private async *tasks(id: string): AsyncGenerator<string> {
    let before = '[\n';
    for await (const item of this.items.all(id)) {
      yield `${before}${JSON.stringify(taskOf(id, item))}`;
      before = ',\n';
    }
    yield before === ',\n' ? '\n]\n' : '[]\n';
  }
}
