import { Args } from '@oclif/core';
import type { ReadModelView } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReadModelStop extends TenantCommand {
  static override description = 'Stop the rebuild of a read model, running or waiting: the present rows stay.';
  static override result = 'readModelView';
  static override examples = ['<%= config.bin %> <%= command.id %> prod feedback'];
  static override args = {
    module: Args.string({ required: true, description: 'A stage, lifecycle, or admin.' }),
    name: Args.string({ required: true, description: 'Name of the read model.' }),
  };

  protected async work(): Promise<ReadModelView> {
    const { args, flags } = await this.parse(ReadModelStop);
    const { answerOf } = await import('@wordslab/api-client');
    const { readModelNamed } = await import('../../find/read-models.js');
    const { stageClient } = await import('@wordslab/api-client');
    const client = stageClient(await (await this.environment(flags)).module(args.module));
    const { name } = await readModelNamed(client, args.module, args.name);
    const params = { path: { name } };
    const model = await answerOf(client.POST('/api/v1/read-models/{name}/rebuild/stop', { params }));
    this.log(`the rebuild of ${name} in ${args.module} ends; its present rows stay`);
    return model;
  }
}
