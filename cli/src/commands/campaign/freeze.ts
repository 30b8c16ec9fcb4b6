import { Args, Flags } from '@oclif/core';
import type { FrozenSet } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { count, number } from '../../render/text.js';

export default class CampaignFreeze extends TenantCommand {
  static override description =
    'Make the outcome of a campaign a version of an annotation set, which models learn from.\nEach item has its ' +
    'adjudicated label, or the one that more than half of its annotators gave; other items are left out and counted.';
  static override result = 'frozenSet';
  static override examples = ['<%= config.bin %> <%= command.id %> topics --name topics-gold'];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = {
    name: Flags.string({ required: true, description: 'Name of the annotation set.', helpValue: 'NAME' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<FrozenSet> {
    const { args, flags } = await this.parse(CampaignFreeze);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, args.campaign) };
    const body = { name: flags.name };
    const set: FrozenSet = await answerOf(stage.client.POST('/api/v1/campaigns/{id}/sets', { params: { path }, body }));
    const { unlabelled, undecided } = set.leftOut;
    this.log(
      `annotationSet/${set.name}@${set.version} ${set.added ? 'added' : 'has these rows already'}: ${count(set.items, 'row')}`,
    );
    if (unlabelled + undecided > 0)
      this.log(`Left out: ${number(unlabelled)} without a label, ${number(undecided)} without a majority.`);
    if (undecided > 0) this.log(`Decide them: \`wordslab campaign disagreements ${args.campaign}\`.`);
    return set;
  }
}
