import { Args, Flags } from '@oclif/core';
import type { HoldOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class HoldLift extends TenantCommand {
  static override description = 'Lift the hold of a stage: it takes promotions again.';
  static override result = 'holdOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> prod --reason "r4 corrects it"'];
  static override args = { stage: Args.string({ required: true, description: 'Stage, such as prod.' }) };
  static override flags = { reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }) };

  protected async work(): Promise<HoldOutcome> {
    const { args, flags } = await this.parse(HoldLift);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { stage } = args;
    const body = { reason: flags.reason };
    const outcome = await answerOf(
      lifecycle.POST('/api/v1/stages/{stage}/hold/lift', { params: { path: { stage } }, body }),
    );
    this.log(`${stage} takes promotions again`);
    return outcome;
  }
}
