import { Args } from '@oclif/core';
import type { TrainingRunDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TrainShow extends TenantCommand {
  static override description = 'Show a training run: what it learns from, how far it is, what came out.';
  static override result = 'trainingRunDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> text-classifier'];
  static override args = { run: Args.string({ required: true, description: 'Name, id, or its last 8 characters.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<TrainingRunDetail> {
    const { args, flags } = await this.parse(TrainShow);
    const { runNamed, runText } = await import('../../find/runs.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const run = await runNamed(client, args.run);
    this.log(runText(run));
    return run;
  }
}
