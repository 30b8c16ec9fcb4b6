import { Args, Flags } from '@oclif/core';
import type { PromotionOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PromotionCancel extends TenantCommand {
  static override description = 'Cancel a promotion that is under way: it ends, and its target is told.';
  static override result = 'promotionOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> 3c9f1a2b --reason "asked for too early"'];
  static override args = { promotion: Args.string({ required: true, description: 'Id, or its last 8 characters.' }) };
  static override flags = { reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }) };

  protected async work(): Promise<PromotionOutcome> {
    const { args, flags } = await this.parse(PromotionCancel);
    const { answerOf } = await import('@wordslab/api-client');
    const { promotionNamed } = await import('../../find/promotions.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { id } = await promotionNamed(lifecycle, args.promotion);
    const outcome = await answerOf(
      lifecycle.POST('/api/v1/promotions/{id}/cancel', { params: { path: { id } }, body: { reason: flags.reason } }),
    );
    this.log(`${outcome.release.alias} to ${outcome.to}: ${outcome.summary}`);
    return outcome;
  }
}
