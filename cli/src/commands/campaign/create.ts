import { Args, Flags } from '@oclif/core';
import type { CampaignSummary } from '@wordslab/contracts';
import { moduleFlag, splitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { count } from '../../render/text.js';

export default class CampaignCreate extends TenantCommand {
  static override description =
    'Open an annotation campaign: rows of a copy that people give labels of a business model to.\nOf a dataset it takes ' +
    'the rows to learn from, of marked samples all, unless a split is named.';
  static override result = 'campaignSummary';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics dataset/messages --business-model topics --text text',
    '<%= config.bin %> <%= command.id %> twice dataset/messages --business-model topics@2 --text text --annotators 2',
  ];
  static override args = {
    name: Args.string({ required: true, description: 'Name of the campaign.' }),
    copy: Args.string({ required: true, description: 'Copy: kind/name, name@version or id.' }),
  };
  static override flags = {
    'business-model': Flags.string({ required: true, description: 'Whose labels are given.', helpValue: 'NAME' }),
    text: Flags.string({ required: true, description: 'Column of the texts.', helpValue: 'COL' }),
    annotators: Flags.integer({
      description: 'How many people give each item a label.',
      min: 1,
      max: 10,
      default: 1,
      helpValue: 'N',
    }),
    ...splitFlags(),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<CampaignSummary> {
    const { args, flags } = await this.parse(CampaignCreate);
    const { answerOf } = await import('@wordslab/api-client');
    const { copyNamed } = await import('../../find/copies.js');
    const { sharesOf } = await import('../../find/shares.js');
    const { findVersion } = await import('../../versioned/find-version.js');
    const shares = sharesOf(flags.shares);
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { id: source } = await copyNamed(stage, args.copy);
    const businessModel = await findVersion(stage, 'businessModel', flags['business-model']);
    const rows = { source, textColumn: flags.text, split: flags.split, shares };
    const body = { name: args.name, businessModel, annotatorsPerItem: flags.annotators, ...rows };
    const made: CampaignSummary = await answerOf(stage.client.POST('/api/v1/campaigns', { body }));
    this.log(`campaign/${made.name} is open: ${count(made.items, 'item')}, split ${made.split}.`);
    this.log(`Annotate: \`wordslab campaign next ${made.name}\`, or \`wordslab annotate import ${made.name}\`.`);
    return made;
  }
}
