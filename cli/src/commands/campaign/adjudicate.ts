import { Args, Flags } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class CampaignAdjudicate extends TenantCommand {
  static override description = 'Decide an item whose annotators differ: this label counts, whatever they said.';
  static override result = '{ label: string, reason: string, by: string, at: string }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics/17 --label card --reason "names a card" --as cy',
  ];
  static override args = {
    item: Args.string({ required: true, description: 'CAMPAIGN/NUMBER, as `campaign disagreements` shows it.' }),
  };
  static override flags = {
    label: Flags.string({ required: true, description: 'A label of the business model.', helpValue: 'LABEL' }),
    reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }),
    ...moduleFlag('train'),
  };

  protected async work() {
    const { args, flags } = await this.parse(CampaignAdjudicate);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign, itemReference } = await import('../../find/campaigns.js');
    const { campaign, item } = itemReference(args.item);
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, campaign), item };
    const body = { label: flags.label, reason: flags.reason };
    const route = '/api/v1/campaigns/{id}/items/{item}/adjudication';
    const given = await answerOf(stage.client.POST(route, { params: { path }, body }));
    this.log(`${args.item}: ${given.label} (${given.by})`);
    return given;
  }
}
