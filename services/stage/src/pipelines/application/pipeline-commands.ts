import { Injectable } from '@nestjs/common';
import { NotFound, type PipelineDocument, splitVersion, ValidationFailed } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { AlgorithmCommands } from '../../algorithms/application/algorithm-commands.js';
import { Names } from '../../names/names.js';
import { checkGraph, type StepInterface } from '../domain/check-graph.js';
import { type PipelineContent, pipelineDecider, pipelineStream } from '../domain/pipeline.js';

@Injectable()
export class PipelineCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly algorithms: AlgorithmCommands,
  ) {}

  async add(document: PipelineDocument, ctx: RequestContext) {
    const interfaces = await this.interfacesOf(document);
    const { order, outputs } = checkGraph(document, (ref) => interfaces.get(ref) ?? unknown(ref));
    const id = await this.names.idOf('pipeline', document.name, ctx);
    const content = { document, outputs: [...outputs], order: [...order] };
    const command = { name: document.name, content };
    const outcome = await this.commands.execute({ stream: pipelineStream(id), decider: pipelineDecider, command, ctx });
    return { id, outcome };
  }

  /** @throws NotFound `pipeline.not_found` */
  async contentOf(ref: string): Promise<PipelineContent> {
    const { id, version } = splitVersion(ref);
    const { state } = await this.commands.load(pipelineStream(id), pipelineDecider);
    const found = state.versions[version - 1];
    if (!found)
      throw new NotFound(
        'pipeline.not_found',
        `there is no pipeline ${ref} in this module`,
        'See GET /api/v1/pipelines.',
      );
    return found.content;
  }

  private async interfacesOf(document: PipelineDocument): Promise<Map<string, StepInterface>> {
    const refs = new Set(document.steps.flatMap((step) => ('algorithm' in step.run ? [step.run.algorithm] : [])));
    const found = new Map<string, StepInterface>();
    for (const ref of refs) found.set(ref, (await this.algorithms.contentOf(ref)).interface);
    return found;
  }
}

const unknown = (ref: string): never => {
  throw new ValidationFailed('pipeline.unknown_algorithm', `no step names the algorithm ${ref}`);
};
