import { Args } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TrainCancel extends TenantCommand {
  static override description = 'Cancel a training run that waits or runs: it ends, and nothing of it is kept.';
  static override result = '{ id: string, status: "cancelled" }';
  static override examples = ['<%= config.bin %> <%= command.id %> 3c9f1a2b'];
  static override args = { run: Args.string({ required: true, description: 'Name, id, or its last 8 characters.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<{ id: string; status: 'cancelled' }> {
    const { args, flags } = await this.parse(TrainCancel);
    const { answerOf } = await import('@wordslab/api-client');
    const { runNamed } = await import('../../find/runs.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { id, name } = await runNamed(client, args.run);
    const answer = await answerOf(client.POST('/api/v1/training-runs/{id}/cancel', { params: { path: { id } } }));
    this.log(`training run ${name} (${id}) is cancelled`);
    return answer;
  }
}
