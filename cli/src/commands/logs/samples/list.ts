import type { Page, VersionedSummary } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../../base/flags.js';
import { TenantCommand } from '../../../base/tenant-command.js';
import { table } from '../../../render/table.js';
import { dateTime, shortId } from '../../../render/text.js';

export default class LogsSamplesList extends TenantCommand {
  static override description = 'List the marked samples that were published.';
  static override result = '{ items: versionedSummary[], next: string | null }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('explore'), ...listFlags };

  protected async work(): Promise<Page<VersionedSummary>> {
    const { flags } = await this.parse(LogsSamplesList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const query = { limit: flags.limit, after: flags.after };
    const page = await answerOf(client.GET('/api/v1/marked-samples', { params: { query } }));
    this.log(
      table(
        [
          { title: 'name', value: (v) => v.name },
          { title: 'version', value: (v) => v.version, align: 'right' },
          { title: 'digest', value: (v) => shortId(v.digest) },
          { title: 'changed', value: (v) => dateTime(v.updatedAt) },
          { title: 'id', value: (v) => shortId(v.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
