import type { DatasetSummary, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, number, shortId } from '../../render/text.js';

export default class DatasetList extends TenantCommand {
  static override description = 'List the datasets of a stage.';
  static override result = '{ items: datasetSummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('dev'), ...listFlags };

  protected async work(): Promise<Page<DatasetSummary>> {
    const { flags } = await this.parse(DatasetList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { limit: flags.limit, after: flags.after };
    const page = await answerOf(client.GET('/api/v1/datasets', { params: { query } }));
    this.log(
      table(
        [
          { title: 'name', value: (d) => d.name },
          { title: 'version', value: (d) => d.version, align: 'right' },
          { title: 'rows', value: (d) => number(d.rows), align: 'right' },
          { title: 'marked personal', value: (d) => (d.personal ? 'yes' : 'no') },
          { title: 'changed', value: (d) => dateTime(d.updatedAt) },
          { title: 'id', value: (d) => shortId(d.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
