import { Injectable } from '@nestjs/common';
import type { CreateDataset } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { Names } from '../../names/names.js';
import { datasetDecider, datasetStream } from '../domain/decide-dataset.js';

@Injectable()
export class DatasetCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
  ) {}

  async create({ name, personal }: CreateDataset, ctx: RequestContext) {
    const id = await this.names.idOf('dataset', name, ctx);
    const command = { type: 'create' as const, name, personal };
    const outcome = await this.commands.execute({ stream: datasetStream(id), decider: datasetDecider, command, ctx });
    return { id, outcome };
  }
}
