import { Injectable } from '@nestjs/common';
import {
  canonicalJson,
  type ModelFile,
  type ModelFileRow,
  type ModelLineage,
  modelPaths,
  NotFound,
  type RegisterModel,
  RuleViolated,
  sha256Hex,
} from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { Names } from '../../names/names.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import {
  trainingRunDecider,
  type TrainingRunState,
  trainingRunStream,
} from '../../training-runs/domain/training-run.js';
import { mlmodelYaml } from '../domain/mlmodel.js';
import { type ModelContent, modelDecider, modelStream } from '../domain/model.js';

type Succeeded = TrainingRunState & { status: 'succeeded' };

@Injectable()
export class ModelCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly payloads: RowPayloads,
  ) {}

  /** The next version of a named model. @throws NotFound `training.unknown_run`, RuleViolated `model.no_result` */
  async register({ name, run }: RegisterModel, ctx: RequestContext) {
    const content = await this.contentOf(run, await this.succeeded(run));
    const id = await this.names.idOf('model', name, ctx);
    const command = { name, content };
    const outcome = await this.commands.execute({ stream: modelStream(id), decider: modelDecider, command, ctx });
    return { id, outcome };
  }

  private async succeeded(run: string): Promise<Succeeded> {
    const { state } = await this.commands.load(trainingRunStream(run), trainingRunDecider);
    if (state.status === 'succeeded') return state;
    if (state.status === 'unknown')
      throw new NotFound('training.unknown_run', `there is no training run ${run}`, 'See GET /api/v1/training-runs.');
    throw new RuleViolated(
      'model.no_result',
      `the training run ${run} has no model: it is ${state.status}`,
      'Wait for its end, or train again.',
    );
  }

  /** A function of the run alone, so the same run is the same version, whoever registers it and when. */
  private async contentOf(run: string, { request, result }: Succeeded): Promise<ModelContent> {
    const { algorithm, businessModel, sets, labels, params } = request;
    const { metrics, model, at } = result;
    const lineage: ModelLineage = { v: 1, run, algorithm, businessModel, sets, labels, params, metrics };
    const mlmodel = mlmodelYaml({ run, interface: request.interface, algorithm, createdAt: new Date(at) });
    const head = [
      { path: modelPaths.mlmodel, bytes: Buffer.from(mlmodel) },
      { path: modelPaths.lineage, bytes: Buffer.from(`${canonicalJson(lineage)}\n`) },
    ];
    const rows = head.map(({ path, bytes }): ModelFileRow => ({
      path,
      part: 0,
      parts: 1,
      content: bytes.toString('base64'),
    }));
    const written = await this.payloads.write(rows);
    const files = head.map(({ path, bytes }): ModelFile => ({ path, sha256: sha256Hex(bytes), bytes: bytes.length }));
    return {
      ...{ run, labels, metrics, lineage },
      files: [...files, ...model.files],
      // The run's own payloads are published as they are: nothing of a large model is copied.
      payloads: [...written.payloads, ...model.payloads],
    };
  }
}
