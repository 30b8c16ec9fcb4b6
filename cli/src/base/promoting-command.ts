import type { LifecycleClient } from '@wordslab/api-client';
import type { PromotionDetail } from '@wordslab/contracts';
import { TenantCommand } from './tenant-command.js';

/** A command that asks for a promotion or rollback and follows it to its end. */
export abstract class PromotingCommand extends TenantCommand {
  private promotion: string | undefined;

  protected override async onInterrupt() {
    if (!this.promotion) return { detail: 'interrupted', hint: 'See `wordslab promotion list`.' };
    return {
      detail: `stopped following; promotion ${this.promotion} goes on`,
      hint: `Look again with \`wordslab promotion show ${this.promotion}\`.`,
    };
  }

  /** Follows it where that is asked for, and shows it. @throws NotCompleted with the refusal's own code */
  protected async finish(
    lifecycle: LifecycleClient,
    id: string,
    flags: { wait: boolean; timeout?: number },
  ): Promise<PromotionDetail> {
    this.promotion = id;
    const { promotionNamed } = await import('../find/promotions.js');
    const { assertCompleted, promotionText } = await import('../find/promotion-text.js');
    const promotion = await (flags.wait ? this.follow(lifecycle, id, flags.timeout) : promotionNamed(lifecycle, id));
    assertCompleted(promotion);
    this.log(promotionText(promotion));
    return promotion;
  }

  private async follow(lifecycle: LifecycleClient, id: string, timeoutSeconds?: number): Promise<PromotionDetail> {
    const { follow } = await import('./follow.js');
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
