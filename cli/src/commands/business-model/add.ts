import { Args, Flags } from '@oclif/core';
import type { AddResult, BusinessModelDocument } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';

export default class BusinessModelAdd extends TenantCommand {
  static override description =
    'Add a business model: its labels, entity types and guidelines, from a JSON file, or the labels that occur in a ' +
    'column of a copy.\nA name that exists gets its next version.';
  static override result = 'addResult';
  static override examples = [
    '<%= config.bin %> <%= command.id %> topics.json',
    '<%= config.bin %> <%= command.id %> --from-dataset dataset/messages --column label --name topics',
  ];
  static override args = { file: Args.string({ description: 'The file; - for standard input.' }) };
  static override flags = {
    'from-dataset': Flags.string({
      description: 'Copy whose column has the labels.',
      helpValue: 'COPY',
      dependsOn: ['column', 'name'],
    }),
    column: Flags.string({ description: 'The column.', helpValue: 'COL', dependsOn: ['from-dataset'] }),
    name: Flags.string({ description: 'Name of the business model.', helpValue: 'NAME', dependsOn: ['from-dataset'] }),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(BusinessModelAdd);
    const { answerOf } = await import('@wordslab/api-client');
    const { addedText } = await import('../../versioned/kinds.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const body = await this.document(stage, args.file, flags);
    const result = await answerOf(stage.client.POST('/api/v1/business-models', { body }));
    this.log(`${addedText('businessModel', result)}, ${body.labels.length} labels`);
    return result;
  }

  private async document(
    stage: Stage,
    file: string | undefined,
    { 'from-dataset': from, column = '', name = '' }: { 'from-dataset'?: string; column?: string; name?: string },
  ): Promise<BusinessModelDocument> {
    if ((file === undefined) === (from === undefined)) {
      const { UsageError } = await import('../../errors/cli-errors.js');
      throw new UsageError(
        'usage.one_source',
        'a business model comes from a file or from a copy',
        'Name a FILE, or --from-dataset COPY --column COL --name NAME.',
      );
    }
    if (from !== undefined) {
      const { copyNamed } = await import('../../find/copies.js');
      const { modelOfColumn } = await import('../../find/column-labels.js');
      return modelOfColumn(stage, { copy: await copyNamed(stage, from), column, name });
    }
    const { businessModelDocument } = await import('@wordslab/contracts');
    const { readJson } = await import('../../find/read-json.js');
    return readJson(file ?? '-', businessModelDocument, 'a business model');
  }
}
