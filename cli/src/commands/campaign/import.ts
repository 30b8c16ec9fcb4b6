import { Args, Flags } from '@oclif/core';
import type { LabelsImported } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class CampaignImport extends TenantCommand {
  static override description =
    'Bring labels in from a file: tasks of Label Studio, or JSON Lines { item, label }.\nTasks that are not of this ' +
    'campaign are set aside and counted. Annotations without a name there are those of who --as names.';
  static override result = 'labelsImported';
  static override examples = ['<%= config.bin %> <%= command.id %> topics topics.json --format label-studio'];
  static override args = {
    campaign: Args.string({ required: true, description: 'Name or id.' }),
    file: Args.string({ required: true, description: 'The file.' }),
  };
  static override flags = {
    format: Flags.option({
      options: ['label-studio', 'jsonl'] as const,
      description: 'Format of the file.',
      default: 'label-studio',
    })(),
    'set-aside': Flags.boolean({ description: 'Set unknown labels aside instead of refusing the file.' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<LabelsImported> {
    const { args, flags } = await this.parse(CampaignImport);
    const { findCampaign } = await import('../../find/campaigns.js');
    const { importedText, importLabelFile, importShows } = await import('../../find/import-labels.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findCampaign(stage, args.campaign);
    const options = { file: args.file, format: flags.format, setAside: flags['set-aside'] };
    const result = await importLabelFile(stage, id, options);
    await importShows(stage, id);
    this.log(importedText(result));
    return result;
  }
}
