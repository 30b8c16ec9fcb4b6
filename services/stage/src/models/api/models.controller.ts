import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import {
  addResult,
  entityId,
  modelDetail,
  type ModelFileQuery,
  modelFileQuery,
  type NamedPageQuery,
  namedPageQuery,
  page,
  type RegisterModel,
  registerModel,
  versionedSummary,
  versionNumber,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { ModelCommands } from '../application/model-commands.js';
import { ModelFiles } from '../application/model-files.js';
import { ModelQueries } from '../read-models/model-queries.js';

@Controller('api/v1/models')
export class ModelsController {
  constructor(
    private readonly commands: ModelCommands,
    private readonly queries: ModelQueries,
    private readonly files: ModelFiles,
  ) {}

  @Post()
  @Access('analyst')
  @Answers(addResult, { status: 201, description: 'The version that is what the run made' })
  async register(@Body({ schema: registerModel }) body: RegisterModel, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.register(body, ctx);
    return addAnswer(id, body.name, outcome);
  }

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(modelDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }

  @Get(':id/versions/:version/file')
  @Access('analyst')
  @ApiBearerAuth()
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes of one file of its folder', schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: modelFileQuery }) query: ModelFileQuery,
  ): Promise<StreamableFile> {
    const { content } = await this.queries.version(id, version);
    const { path, bytes } = this.files.file(content, query.path);
    return new StreamableFile(Readable.from(this.files.bytes(content, path)), { length: bytes });
  }
}
