import { Args, Flags } from '@oclif/core';
import type { PromotionDetail } from '@wordslab/contracts';
import { waitFlags } from '../base/flags.js';
import { PromotingCommand } from '../base/promoting-command.js';

export default class Promote extends PromotingCommand {
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

  protected async work(): Promise<PromotionDetail> {
    const { args, flags } = await this.parse(Promote);
    const { answerOf } = await import('@wordslab/api-client');
    const { releaseNamed } = await import('../find/releases.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const release = await releaseNamed(lifecycle, args.release);
    const body = { release: release.id, to: flags.to, reason: flags.reason };
    const { id } = await answerOf(lifecycle.POST('/api/v1/promotions', { body }));
    this.progress.line(`Promotion ${id} of ${release.alias} to ${flags.to} requested`);
    return this.finish(lifecycle, id, flags);
  }
}
