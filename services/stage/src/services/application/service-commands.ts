import { Injectable } from '@nestjs/common';
import type { ServiceDocument } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { Names } from '../../names/names.js';
import { PipelineCommands } from '../../pipelines/application/pipeline-commands.js';
import { apiOf, checkedApi } from '../domain/service-api.js';
import { serviceDecider, serviceStream } from '../domain/service.js';

@Injectable()
export class ServiceCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly pipelines: PipelineCommands,
  ) {}

  async add({ name, pipeline, description, api }: ServiceDocument, ctx: RequestContext) {
    const { document, outputs } = await this.pipelines.contentOf(pipeline);
    const own = apiOf(document.inputs, outputs);
    const id = await this.names.idOf('service', name, ctx);
    const command = { name, content: { pipeline, description, api: api ? checkedApi(api, own) : own } };
    const outcome = await this.commands.execute({ stream: serviceStream(id), decider: serviceDecider, command, ctx });
    return { id, outcome };
  }
}
