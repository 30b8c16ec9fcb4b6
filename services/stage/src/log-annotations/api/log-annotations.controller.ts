import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  exploredRow,
  logAnnotation,
  type LogAnnotationQuery,
  logAnnotationQuery,
  type LogQueueQuery,
  logQueueQuery,
  markOutcome,
  type MarkPrediction,
  markPrediction,
  page,
  type UndoMark,
  undoMark,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import type { Request } from 'express';
import { LogAnnotationCommands } from '../application/log-annotation-commands.js';
import { LogAnnotationQueries } from '../read-models/log-annotation-queries.js';

const LINES = { schema: { type: 'string', format: 'binary' }, description: 'NDJSON, streamed' } as const;

/** What people say of predictions in the anonymized log. */
@Controller('api/v1/log-annotations')
export class LogAnnotationsController {
  constructor(
    private readonly commands: LogAnnotationCommands,
    private readonly queries: LogAnnotationQueries,
  ) {}

  @Post()
  @Access('analyst', 'tester', 'end-user')
  @Answers(markOutcome, { status: 201 })
  async mark(@Body({ schema: markPrediction }) body: MarkPrediction, @Ctx() ctx: RequestContext) {
    return commandAnswer(await this.commands.mark(body, ctx), { marked: 1 });
  }

  @Post('undo')
  @Access('analyst', 'tester', 'end-user')
  @Answers(markOutcome, { status: 201, description: 'The prediction is as if nobody had marked it' })
  async undo(@Body({ schema: undoMark }) { prediction }: UndoMark, @Ctx() ctx: RequestContext) {
    return commandAnswer(await this.commands.undo(prediction, ctx), { marked: 0 });
  }

  @Post('bulk')
  @Access('analyst', 'tester', 'end-user')
  @ApiConsumes('application/octet-stream')
  @ApiBody(LINES)
  @Answers(markOutcome, { status: 201, description: 'How many were marked: all of the lines, or none' })
  async markMany(@Req() request: Request, @Ctx() ctx: RequestContext) {
    const { outcome, marked } = await this.commands.markMany(request, ctx);
    return commandAnswer(outcome, { marked });
  }

  @Get()
  @Access('anyone')
  @Answers(page(logAnnotation))
  list(@Query({ schema: logAnnotationQuery }) query: LogAnnotationQuery) {
    return this.queries.list(query);
  }

  @Get('queue')
  @Access('analyst', 'tester', 'end-user')
  @Answers(page(exploredRow))
  queue(@Query({ schema: logQueueQuery }) query: LogQueueQuery) {
    return this.queries.queue(query);
  }
}
