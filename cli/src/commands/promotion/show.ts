import { Args } from '@oclif/core';
import type { PromotionDetail } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PromotionShow extends TenantCommand {
  static override description = 'Show a promotion: where it stands, its parts, and every step with who and when.';
  static override result = 'promotionDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> 3c9f1a2b'];
  static override args = { promotion: Args.string({ required: true, description: 'Id, or its last 8 characters.' }) };

  protected async work(): Promise<PromotionDetail> {
    const { args, flags } = await this.parse(PromotionShow);
    const { promotionNamed } = await import('../../find/promotions.js');
    const { promotionText } = await import('../../find/promotion-text.js');
    const promotion = await promotionNamed(await (await this.environment(flags)).lifecycle(), args.promotion);
    this.log(promotionText(promotion));
    return promotion;
  }
}
