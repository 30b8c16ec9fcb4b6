import { Args, Flags } from '@oclif/core';
import type { PromotionOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PromotionApprove extends TenantCommand {
  static override description = 'Approve a promotion, under the name of --as.';
  static override result = 'promotionOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> 3c9f1a2b --as maria'];
  static override args = { promotion: Args.string({ required: true, description: 'Id, or its last 8 characters.' }) };
  static override flags = { comment: Flags.string({ description: 'For the record.', helpValue: 'TEXT' }) };

  protected async work(): Promise<PromotionOutcome> {
    const { args, flags } = await this.parse(PromotionApprove);
    const { answerOf } = await import('@wordslab/api-client');
    const { promotionNamed } = await import('../../find/promotions.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { id } = await promotionNamed(lifecycle, args.promotion);
    const outcome = await answerOf(
      lifecycle.POST('/api/v1/promotions/{id}/approve', { params: { path: { id } }, body: { comment: flags.comment } }),
    );
    this.log(`${outcome.release.alias} to ${outcome.to}: ${outcome.summary}`);
    return outcome;
  }
}
