import { Args } from '@oclif/core';
import type { ReadModelList as List } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReadModelList extends TenantCommand {
  static override description =
    'List the read models of a module: whether they follow its log, and how their rebuilds are.';
  static override result = 'readModelList';
  static override examples = ['<%= config.bin %> <%= command.id %> prod', '<%= config.bin %> <%= command.id %> admin'];
  static override args = {
    module: Args.string({ required: true, description: 'A stage, lifecycle, or admin.' }),
  };

  protected async work(): Promise<List> {
    const { args, flags } = await this.parse(ReadModelList);
    const { listReadModels, readModelsText } = await import('../../find/read-models.js');
    const { stageClient } = await import('@wordslab/api-client');
    const client = stageClient(await (await this.environment(flags)).module(args.module));
    const list = await listReadModels(client);
    this.log(readModelsText(list.items));
    return list;
  }
}
