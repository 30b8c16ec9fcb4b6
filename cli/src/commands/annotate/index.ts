import { Args, Flags } from '@oclif/core';
import type { Annotate, Annotated } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

const one = ['label', 'skip', 'undo'];

export default class AnnotateItem extends TenantCommand {
  static override description =
    'Give an item of a campaign a label, skip it with a reason, or take back what you said (you are who --as names).';
  static override result = 'annotated';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics/17 --label card --as ana',
    '<%= config.bin %> <%= command.id %> topics/17 --skip "two topics" --as ana',
    '<%= config.bin %> <%= command.id %> topics/17 --undo --as ana',
  ];
  static override args = {
    item: Args.string({ required: true, description: 'CAMPAIGN/NUMBER, as `campaign next` shows it.' }),
  };
  static override flags = {
    label: Flags.string({ description: 'A label of the business model.', helpValue: 'LABEL', exactlyOne: one }),
    skip: Flags.string({ description: 'Skip it, for this reason.', helpValue: 'REASON' }),
    undo: Flags.boolean({ description: 'Take back your label or skip.' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<Annotated> {
    const { args, flags } = await this.parse(AnnotateItem);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign, itemReference } = await import('../../find/campaigns.js');
    const { campaign, item } = itemReference(args.item);
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, campaign), item };
    const body: Annotate =
      flags.label !== undefined
        ? { label: flags.label }
        : flags.skip !== undefined
          ? { skip: flags.skip }
          : { undo: true };
    const route = '/api/v1/campaigns/{id}/items/{item}/annotation';
    const said: Annotated = await answerOf(stage.client.POST(route, { params: { path }, body }));
    const what = said.label ?? (said.skipped === null ? 'taken back' : `skipped: ${said.skipped}`);
    this.log(`${args.item}: ${what} (${said.annotator})`);
    return said;
  }
}
