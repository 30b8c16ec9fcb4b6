import { Args } from '@oclif/core';
import type { ReadModelView } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReadModelShow extends TenantCommand {
  static override description = 'Show a read model: its tables, how far it is, and how its last rebuild went.';
  static override result = 'readModelView';
  static override examples = ['<%= config.bin %> <%= command.id %> prod feedback'];
  static override args = {
    module: Args.string({ required: true, description: 'A stage, lifecycle, or admin.' }),
    name: Args.string({ required: true, description: 'Name of the read model.' }),
  };

  protected async work(): Promise<ReadModelView> {
    const { args, flags } = await this.parse(ReadModelShow);
    const { readModelNamed, readModelText } = await import('../../find/read-models.js');
    const { stageClient } = await import('@wordslab/api-client');
    const client = stageClient(await (await this.environment(flags)).module(args.module));
    const model = await readModelNamed(client, args.module, args.name);
    this.log(readModelText(model));
    return model;
  }
}
