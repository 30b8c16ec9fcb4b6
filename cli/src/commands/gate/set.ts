import { Args, Flags } from '@oclif/core';
import type { GateView } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class GateSet extends TenantCommand {
  static override description =
    'Set the gate of a stage after PreProd.\nWith `none` a release with a model may come that requires nothing; what a release does require holds all the same.';
  static override result = 'gateView';
  static override examples = ['<%= config.bin %> <%= command.id %> prod --evidence none --reason "first week"'];
  static override args = { stage: Args.string({ required: true, description: 'Stage, such as prod.' }) };
  static override flags = {
    evidence: Flags.option({
      options: ['required', 'none'] as const,
      required: true,
      description: 'What a release that holds a model must bring.',
    })(),
    reason: Flags.string({ description: 'Why, for the record.', helpValue: 'TEXT' }),
  };

  protected async work(): Promise<GateView> {
    const { args, flags } = await this.parse(GateSet);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { stage } = args;
    const { evidence, reason } = flags;
    const gate = await answerOf(
      lifecycle.PUT('/api/v1/gates/{stage}', { params: { path: { stage } }, body: { evidence, reason } }),
    );
    this.log(`${gate.stage}: evidence ${gate.evidence}`);
    return gate;
  }
}
