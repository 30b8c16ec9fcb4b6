import { Args, Flags } from '@oclif/core';
import type { RunLog } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TrainLog extends TenantCommand {
  static override description = 'Print what a training run wrote to its log, which stays in the module.';
  static override result = 'runLog';
  static override examples = ['<%= config.bin %> <%= command.id %> text-classifier --tail 50'];
  static override args = { run: Args.string({ required: true, description: 'Name, id, or its last 8 characters.' }) };
  static override flags = {
    tail: Flags.integer({ description: 'Only the last lines.', min: 1, max: 10_000, default: 200, helpValue: 'N' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<RunLog> {
    const { args, flags } = await this.parse(TrainLog);
    const { answerOf } = await import('@wordslab/api-client');
    const { runNamed } = await import('../../find/runs.js');
    const { clean } = await import('../../render/text.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { id } = await runNamed(client, args.run);
    const params = { path: { id }, query: { tail: flags.tail } };
    const log = await answerOf(client.GET('/api/v1/training-runs/{id}/log', { params }));
    this.log(log.lines.length > 0 ? log.lines.map(clean).join('\n') : 'It has written nothing to its log.');
    return log;
  }
}
