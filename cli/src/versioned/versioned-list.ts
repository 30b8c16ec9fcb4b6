import type { Page, VersionedSummary } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import { dateTime, shortId } from '../render/text.js';
import { table } from '../render/table.js';
import type { VersionedKind } from './kinds.js';

/** Lists the entities of one kind in a stage. */
export abstract class VersionedList extends TenantCommand {
  static override result = '{ items: versionedSummary[], next: string | null }';
  static override flags = { ...moduleFlag('dev'), ...listFlags };
  protected abstract readonly kind: VersionedKind;

  protected parseOwn() {
    return this.parse(VersionedList);
  }

  protected async work(): Promise<Page<VersionedSummary>> {
    const { flags } = await this.parseOwn();
    const { versionedApi } = await import('./kinds.js');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const page = await versionedApi[this.kind].list(client, { limit: flags.limit, after: flags.after });
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

/** The same where Train is the natural stage. */
export abstract class TrainList extends VersionedList {
  static override flags = { ...moduleFlag('train'), ...listFlags };

  protected override parseOwn() {
    return this.parse(TrainList);
  }
}
