import { Args, Flags } from '@oclif/core';
import type { NextItem } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { clean } from '../../render/text.js';

export default class CampaignNext extends TenantCommand {
  static override description = 'Show the next item that waits for your label (the annotator is who --as names).';
  static override result = 'nextItem';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics --as ana',
    '<%= config.bin %> <%= command.id %> topics --as ana --last',
  ];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = {
    last: Flags.boolean({ description: 'Show instead the item that you treated last.' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<NextItem> {
    const { args, flags } = await this.parse(CampaignNext);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const params = { path: { id: await findCampaign(stage, args.campaign) }, query: {} };
    const found: NextItem = flags.last
      ? await answerOf(stage.client.GET('/api/v1/campaigns/{id}/last', { params }))
      : await answerOf(stage.client.GET('/api/v1/campaigns/{id}/next', { params }));
    const { item } = found;
    if (item) {
      const name = `${args.campaign}/${item.item}`;
      this.log(`${name}\n\n${item.text.split('\n').map(clean).join('\n')}\n`);
      this.log(`Label it: \`wordslab annotate ${name} --label LABEL\`, or \`--skip REASON\`.`);
    } else this.log('There is nothing for you here.');
    return found;
  }
}
