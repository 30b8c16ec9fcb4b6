import { Flags } from '@oclif/core';
import { type ReleasePage, releaseStatuses } from '@wordslab/contracts';
import { listFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class ReleaseList extends TenantCommand {
  static override description = 'List the releases, the newest first.';
  static override result = 'releasePage';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = {
    status: Flags.option({ options: releaseStatuses, description: 'Only those.' })(),
    ...listFlags,
  };

  protected async work(): Promise<ReleasePage> {
    const { flags } = await this.parse(ReleaseList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { status, limit, after } = flags;
    const page = await answerOf(lifecycle.GET('/api/v1/releases', { params: { query: { status, limit, after } } }));
    this.log(
      table(
        [
          { title: 'release', value: (r) => r.alias },
          { title: 'name', value: (r) => r.name },
          { title: 'status', value: (r) => r.status, paint: paintStatus },
          { title: 'parts', value: (r) => r.parts.length, align: 'right' },
          { title: 'path', value: (r) => r.path.join(' > ') },
          { title: 'created', value: (r) => dateTime(r.createdAt) },
          { title: 'id', value: (r) => shortId(r.id) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
