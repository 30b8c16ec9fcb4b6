import { Args, Flags } from '@oclif/core';
import type { LifecycleClient } from '@wordslab/api-client';
import type { PromotionDetail } from '@wordslab/contracts';
import { waitFlags } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';

export default class Promote extends TenantCommand {
  static override description =
    'Promote a release to a stage and follow it to its end.\nEnds with code 12, naming what refused it, when it is not completed.';
  static override result = 'promotionDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> amber-otter --to train'];
  static override args = { release: Args.string({ required: true, description: 'Alias, name or id.' }) };
  static override flags = {
    to: Flags.string({ required: true, description: 'Stage to promote to.', helpValue: 'MODULE' }),
    reason: Flags.string({ description: 'Why, for the record.', helpValue: 'TEXT' }),
    ...waitFlags,
  };

  private promotion: string | undefined;

  protected override async onInterrupt() {
    if (!this.promotion) return { detail: 'interrupted', hint: 'See `wordslab promotion list`.' };
    return {
      detail: `stopped following; promotion ${this.promotion} goes on`,
      hint: `Look again with \`wordslab promotion show ${this.promotion}\`.`,
    };
  }

  protected async work(): Promise<PromotionDetail> {
    const { args, flags } = await this.parse(Promote);
    const { answerOf } = await import('@wordslab/api-client');
    const { releaseNamed } = await import('../find/releases.js');
    const { promotionNamed } = await import('../find/promotions.js');
    const { assertCompleted, promotionText } = await import('../find/promotion-text.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const release = await releaseNamed(lifecycle, args.release);
    const body = { release: release.id, to: flags.to, reason: flags.reason };
    const { id } = await answerOf(lifecycle.POST('/api/v1/promotions', { body }));
    this.promotion = id;
    this.progress.line(`Promotion ${id} of ${release.alias} to ${flags.to} requested`);
    const promotion = await (flags.wait ? this.follow(lifecycle, id, flags.timeout) : promotionNamed(lifecycle, id));
    assertCompleted(promotion);
    this.log(promotionText(promotion));
    return promotion;
  }

  private async follow(lifecycle: LifecycleClient, id: string, timeoutSeconds?: number): Promise<PromotionDetail> {
    const { follow } = await import('../base/follow.js');
    const { promotionNamed } = await import('../find/promotions.js');
    const { isOver } = await import('../find/promotion-text.js');
    let told = 0;
    let asked = false;
    return follow({
      look: () => promotionNamed(lifecycle, id),
      isOver,
      onLook: ({ steps, status, summary, progress }) => {
        for (const step of steps.slice(told)) this.progress.line(`${step.type}: ${step.detail}`);
        told = Math.max(told, steps.length);
        if (status === 'requested' && !asked) {
          asked = true;
          this.progress.line(`It waits for approval: \`wordslab promotion approve ${id}\``);
        }
        this.progress.now(summary, progress.total > 0 ? progress.done / progress.total : undefined);
      },
      signal: this.signal,
      timeoutSeconds,
      what: `promotion ${id}`,
      again: `wordslab promotion show ${id}`,
    });
  }
}
