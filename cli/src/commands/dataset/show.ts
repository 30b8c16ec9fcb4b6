import { Args } from '@oclif/core';
import type { DatasetDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class DatasetShow extends TenantCommand {
  static override description = 'Show a dataset: its structure, personal columns and rows set aside.';
  static override result = 'datasetDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> messages'];
  static override args = { ref: Args.string({ required: true, description: 'Name, dataset/name or id.' }) };
  static override flags = { ...moduleFlag('dev') };

  protected async work(): Promise<DatasetDetail> {
    const { args, flags } = await this.parse(DatasetShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { findDataset } = await import('../../find/datasets.js');
    const { datasetText } = await import('../../find/dataset-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { id } = await findDataset(stage, args.ref);
    const detail = await answerOf(stage.client.GET('/api/v1/datasets/{id}', { params: { path: { id } } }));
    if (!detail.latest)
      this.log(`dataset/${detail.name} (${detail.id}) has no version yet: \`wordslab dataset import\`.`);
    else {
      const { quarantineOf } = await import('../../find/quarantine.js');
      this.log(datasetText(detail, detail.latest, await quarantineOf(stage.client, id, detail.latest)));
    }
    return detail;
  }
}
