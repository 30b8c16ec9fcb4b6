import { Args, Flags } from '@oclif/core';
import type { HoldOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class HoldSet extends TenantCommand {
  static override description = 'Put a stage on hold: it takes no promotion until it is lifted; a rollback it takes.';
  static override result = 'holdOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> prod --reason "audit until Friday"'];
  static override args = { stage: Args.string({ required: true, description: 'Stage, such as prod.' }) };
  static override flags = { reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }) };

  protected async work(): Promise<HoldOutcome> {
    const { args, flags } = await this.parse(HoldSet);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { stage } = args;
    const body = { reason: flags.reason };
    const outcome = await answerOf(lifecycle.PUT('/api/v1/stages/{stage}/hold', { params: { path: { stage } }, body }));
    this.log(`${stage} is on hold: ${flags.reason}`);
    return outcome;
  }
}
