import type { Page, VersionedSummary } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class ModelList extends TenantCommand {
  static override description = 'List the models of Train.';
  static override result = '{ items: versionedSummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('train'), ...listFlags };

  protected async work(): Promise<Page<VersionedSummary>> {
    const { flags } = await this.parse(ModelList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { limit: flags.limit, after: flags.after };
    const page = await answerOf(client.GET('/api/v1/models', { params: { query } }));
    this.log(
      table(
        [
          { title: 'name', value: (m) => m.name },
          { title: 'version', value: (m) => m.version, align: 'right' },
          { title: 'digest', value: (m) => shortId(m.digest) },
          { title: 'changed', value: (m) => dateTime(m.updatedAt) },
          { title: 'id', value: (m) => shortId(m.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
