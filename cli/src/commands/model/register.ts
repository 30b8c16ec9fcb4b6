import { Args, Flags } from '@oclif/core';
import type { AddResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ModelRegister extends TenantCommand {
  static override description =
    'Make what a training run learnt the next version of a model.\nThe same run again is the same version.';
  static override result = 'addResult';
  static override examples = ['<%= config.bin %> <%= command.id %> router --run 3c9f1a2b'];
  static override args = {
    model: Args.string({ required: true, description: 'Its name; a new one makes a new model.' }),
  };
  static override flags = {
    run: Flags.string({ required: true, description: 'Name, id, or its last 8 characters.', helpValue: 'RUN' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(ModelRegister);
    const { answerOf } = await import('@wordslab/api-client');
    const { runNamed } = await import('../../find/runs.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { id: run } = await runNamed(client, flags.run);
    const added = await answerOf(client.POST('/api/v1/models', { body: { name: args.model, run } }));
    this.log(
      added.added
        ? `model/${added.name}@${added.version} registered`
        : `model/${added.name}@${added.version} is what this run learnt already`,
    );
    return added;
  }
}
