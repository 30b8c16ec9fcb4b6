import { All, Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import {
  type InferRequest,
  inferRequest,
  inferResponse,
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

  @Get(['models/:name', 'models/:name/versions/:version'])
  @Access('end-user', 'tester')
  @Answers(modelMetadata)
  model(
    @Param('name', { schema: name }) model: string,
    @Param('version', { schema: version.optional() }) wanted?: string,
  ): z.infer<typeof modelMetadata> {
    const { api, version: own } = this.inference.find(model, wanted);
    const shape = [-1];
    return {
      ...{ name: model, versions: [own], platform: 'wordslab_pipeline' },
      inputs: api.inputs.map((tensor) => ({ ...tensor, shape })),
      outputs: api.outputs.map((tensor) => ({ ...tensor, shape })),
    };
  }

  @Get(['models/:name/ready', 'models/:name/versions/:version/ready'])
  @Access('public')
  @Answers(modelReady)
  modelReady(
    @Param('name', { schema: name }) model: string,
    @Res({ passthrough: true }) response: Response,
    @Param('version', { schema: version.optional() }) wanted?: string,
  ): z.infer<typeof modelReady> {
    this.inference.find(model, wanted);
    if (!this.served.isReady) response.status(503);
    return { name: model, ready: this.served.isReady };
  }

  @Post(['models/:name/infer', 'models/:name/versions/:version/infer'])
  @HttpCode(200)
  @Access('end-user', 'tester')
  @Answers(inferResponse)
  infer(
    @Param('name', { schema: name }) model: string,
    @Body({ schema: inferRequest }) request: InferRequest,
    @Req() raw: Request,
    @Param('version', { schema: version.optional() }) wanted?: string,
  ) {
    return this.inference.infer(model, wanted, request, bytesOf(raw));
  }

  /** What is not of the protocol, or not offered, is said in its words too. */
  @All('*path')
  @Access('public')
  @ApiExcludeEndpoint()
  other(@Req() { method, path }: Request): never {
    throw new NotFound('route.not_found', `${method} ${path} is nothing that this server offers`);
  }
}
