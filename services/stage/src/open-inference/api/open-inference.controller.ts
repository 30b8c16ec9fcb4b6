import { All, Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import {
  type InferRequest,
  inferRequest,
  inferResponse,
  type InferResponse,
  modelMetadata,
  modelReady,
  NotFound,
  serverHealth,
  serverMetadata,
} from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ServedHere } from '../../serving/application/served-here.js';
import { Inference } from '../inference.js';

const name = z.string().max(60);
const version = z.string().max(60);
const bytesOf = (request: Request): number => Number(request.headers['content-length'] ?? 0);

/** The Open Inference Protocol, version 2: docs/reference/open-inference.md says what of it is offered. */
@Controller('v2')
export class OpenInferenceController {
  constructor(
    private readonly inference: Inference,
    private readonly served: ServedHere,
  ) {}

  @Get()
  @Access('public')
  @Answers(serverMetadata)
  server(): z.infer<typeof serverMetadata> {
    return { name: 'wordslab', version: '0.1.0', extensions: ['wordslab_prediction_ids', 'wordslab_names'] };
  }

  @Get('health/live')
  @Access('public')
  @Answers(serverHealth)
  live(): z.infer<typeof serverHealth> {
    return { live: true, ready: this.served.isReady };
  }

  @Get('health/ready')
  @Access('public')
  @Answers(serverHealth)
  ready(@Res({ passthrough: true }) response: Response): z.infer<typeof serverHealth> {
    const ready = this.served.isReady;
    if (!ready) response.status(503);
    return { live: true, ready };
  }

  @Get('models/:name')
  @Access('end-user', 'tester')
  @Answers(modelMetadata)
  model(@Param('name', { schema: name }) model: string): z.infer<typeof modelMetadata> {
    return this.inference.describe(model);
  }

  @Get('models/:name/versions/:version')
  @Access('end-user', 'tester')
  @Answers(modelMetadata)
  modelVersion(
    @Param('name', { schema: name }) model: string,
    @Param('version', { schema: version }) wanted: string,
  ): z.infer<typeof modelMetadata> {
    return this.inference.describe(model, wanted);
  }

  @Get('models/:name/ready')
  @Access('public')
  @Answers(modelReady)
  modelReady(@Param('name', { schema: name }) model: string, @Res({ passthrough: true }) response: Response) {
    return this.readiness(model, undefined, response);
  }

  @Get('models/:name/versions/:version/ready')
  @Access('public')
  @Answers(modelReady)
  versionReady(
    @Param('name', { schema: name }) model: string,
    @Param('version', { schema: version }) wanted: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.readiness(model, wanted, response);
  }

  @Post('models/:name/infer')
  @HttpCode(200)
  @Access('end-user', 'tester')
  @Answers(inferResponse)
  infer(
    @Param('name', { schema: name }) model: string,
    @Body({ schema: inferRequest }) request: InferRequest,
    @Req() raw: Request,
  ): Promise<InferResponse> {
    return this.inference.infer(model, undefined, request, bytesOf(raw));
  }

  @Post('models/:name/versions/:version/infer')
  @HttpCode(200)
  @Access('end-user', 'tester')
  @Answers(inferResponse)
  inferVersion(
    @Param('name', { schema: name }) model: string,
    @Param('version', { schema: version }) wanted: string,
    @Body({ schema: inferRequest }) request: InferRequest,
    @Req() raw: Request,
  ): Promise<InferResponse> {
    return this.inference.infer(model, wanted, request, bytesOf(raw));
  }

  /** What is not of the protocol, or not offered, is said in its words too. */
  @All('*path')
  @Access('public')
  @ApiExcludeEndpoint()
  other(@Req() { method, path }: Request): never {
    throw new NotFound('route.not_found', `${method} ${path} is nothing that this server offers`);
  }

  private readiness(model: string, wanted: string | undefined, response: Response): z.infer<typeof modelReady> {
    this.inference.find(model, wanted);
    if (!this.served.isReady) response.status(503);
    return { name: model, ready: this.served.isReady };
  }
}
