import { Args, Flags } from '@oclif/core';
import type { LabelsImported } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class AnnotateImport extends TenantCommand {
  static override description =
    'Annotate a whole campaign at once, as who --as names: with the labels in a column of its copy, or in a file of ' +
    'JSON Lines { item, label }.';
  static override result = 'labelsImported';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics --from-column label --as ana',
    '<%= config.bin %> <%= command.id %> topics --from-file labels.jsonl --as ana',
  ];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = {
    'from-column': Flags.string({
      description: 'Column of the copy.',
      helpValue: 'COL',
      exactlyOne: ['from-column', 'from-file'],
    }),
    'from-file': Flags.string({ description: 'File of JSON Lines.', helpValue: 'FILE' }),
    'set-aside': Flags.boolean({ description: 'Set unknown labels aside instead of refusing all.' }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<LabelsImported> {
    const { args, flags } = await this.parse(AnnotateImport);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const { importedText, importLabelFile, importShows } = await import('../../find/import-labels.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findCampaign(stage, args.campaign);
    const setAside = flags['set-aside'];
    const file = flags['from-file'];
    const body = {
      column: flags['from-column'] ?? '',
      unknown: setAside ? ('set-aside' as const) : ('refuse' as const),
    };
    const result: LabelsImported =
      file === undefined
        ? await answerOf(stage.client.POST('/api/v1/campaigns/{id}/imports/column', { params: { path: { id } }, body }))
        : await importLabelFile(stage, id, { file, format: 'jsonl', setAside });
    await importShows(stage, id);
    this.log(importedText(result));
    return result;
  }
}
