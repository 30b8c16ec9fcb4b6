import { Args, Flags } from '@oclif/core';
import type { PromotionDetail } from '@wordslab/contracts';
import { PromotingCommand } from '../base/promoting-command.js';
import { waitFlags } from '../base/flags.js';

export default class Rollback extends PromotingCommand {
  static override description =
    'Roll a stage back to a release that it had, at once and without approval, and follow it to its end.\nIt leaves a hold: no promotion to the stage until `hold lift`. Ends with code 12 when it is not completed.';
  static override result = 'promotionDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> prod --reason "answers are wrong since noon"',
    '<%= config.bin %> <%= command.id %> prod --to amber-otter --reason "answers are wrong since noon"',
  ];
  static override args = { stage: Args.string({ required: true, description: 'Stage to roll back, such as prod.' }) };
  static override flags = {
    to: Flags.string({ description: 'Release to go back to; the one before without it.', helpValue: 'RELEASE' }),
    reason: Flags.string({ required: true, description: 'Why; it stands on the hold.', helpValue: 'TEXT' }),
    ...waitFlags,
  };

  protected async work(): Promise<PromotionDetail> {
    const { args, flags } = await this.parse(Rollback);
    const { answerOf } = await import('@wordslab/api-client');
    const { releaseNamed } = await import('../find/releases.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const to = flags.to ? (await releaseNamed(lifecycle, flags.to)).id : undefined;
    const { stage } = args;
    const body = { reason: flags.reason, ...(to ? { to } : {}) };
    const asked = await answerOf(
      lifecycle.POST('/api/v1/stages/{stage}/rollback', { params: { path: { stage } }, body }),
    );
    this.progress.line(`Rollback ${asked.id} of ${stage} to ${asked.release.alias} requested`);
    return this.finish(lifecycle, asked.id, flags);
  }
}
