import type { TenantPage } from '@wordslab/contracts';
import { listFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime } from '../../render/text.js';

export default class TenantList extends TenantCommand {
  static override description = 'List the tenants of this environment.';
  static override result = 'tenantPage';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...listFlags };

  protected async work(): Promise<TenantPage> {
    const { flags } = await this.parse(TenantList);
    const { answerOf } = await import('@wordslab/api-client');
    const admin = await (await this.environment(flags)).admin();
    const query = { limit: flags.limit, after: flags.after };
    const page = await answerOf(admin.GET('/api/v1/tenants', { params: { query } }));
    this.log(
      table(
        [
          { title: 'tenant', value: (t) => t.slug },
          { title: 'name', value: (t) => t.name },
          { title: 'status', value: (t) => t.status, paint: paintStatus },
          { title: 'modules', value: (t) => t.modules.join(' ') },
          { title: 'created', value: (t) => dateTime(t.createdAt) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
