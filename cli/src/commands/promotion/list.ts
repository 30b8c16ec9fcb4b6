import { Flags } from '@oclif/core';
import { type PromotionPage, promotionStatuses } from '@wordslab/contracts';
import { listFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class PromotionList extends TenantCommand {
  static override description = 'List the promotions, the newest first.';
  static override result = 'promotionPage';
  static override examples = ['<%= config.bin %> <%= command.id %> --status requested'];
  static override flags = {
    release: Flags.string({ description: 'Only those of this release: alias or id.', helpValue: 'REF' }),
    to: Flags.string({ description: 'Only those to this stage.', helpValue: 'MODULE' }),
    status: Flags.option({ options: promotionStatuses, description: 'Only those.' })(),
    ...listFlags,
  };

  protected async work(): Promise<PromotionPage> {
    const { flags } = await this.parse(PromotionList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { release, to, status, limit, after } = flags;
    const query = { release, to, status, limit, after };
    const page = await answerOf(lifecycle.GET('/api/v1/promotions', { params: { query } }));
    this.log(
      table(
        [
          { title: 'id', value: (p) => shortId(p.id) },
          { title: 'release', value: (p) => p.release.alias },
          { title: 'to', value: (p) => p.to },
          { title: 'status', value: (p) => p.status, paint: paintStatus },
          { title: 'parts', value: (p) => `${p.progress.done}/${p.progress.total}`, align: 'right' },
          { title: 'requested', value: (p) => `${dateTime(p.requestedAt)} by ${p.requestedBy}` },
          { title: 'summary', value: (p) => p.summary },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
