import { Args, Flags } from '@oclif/core';
import type { PromotionOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PromotionRefuse extends TenantCommand {
  static override description = 'Refuse a promotion, under the name of --as: it ends.';
  static override result = 'promotionOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> 3c9f1a2b --reason "labels are wrong" --as maria'];
  static override args = { promotion: Args.string({ required: true, description: 'Id, or its last 8 characters.' }) };
  static override flags = { reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }) };

  protected async work(): Promise<PromotionOutcome> {
    const { args, flags } = await this.parse(PromotionRefuse);
    const { answerOf } = await import('@wordslab/api-client');
    const { promotionNamed } = await import('../../find/promotions.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { id } = await promotionNamed(lifecycle, args.promotion);
    const outcome = await answerOf(
      lifecycle.POST('/api/v1/promotions/{id}/refuse', { params: { path: { id } }, body: { reason: flags.reason } }),
    );
    this.log(`${outcome.release.alias} to ${outcome.to}: ${outcome.summary}`);
    return outcome;
  }
}
