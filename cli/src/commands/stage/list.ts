import type { StageList as Stages } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { paint } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { dateTime } from '../../render/text.js';

export default class StageList extends TenantCommand {
  static override description =
    'List the stages that releases pass: what each has now, what is under way, and what holds it.';
  static override result = 'stageList';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  protected async work(): Promise<Stages> {
    const { flags } = await this.parse(StageList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const stages = await answerOf(lifecycle.GET('/api/v1/stages'));
    this.log(
      table(
        [
          { title: 'stage', value: (s) => s.stage },
          {
            title: 'release',
            value: (s) => (s.current ? `${s.current.release.alias} (${s.current.release.name})` : '-'),
          },
          { title: 'since', value: (s) => dateTime(s.current?.from ?? null) },
          { title: 'under way', value: (s) => (s.active ? `${s.active.kind} of ${s.active.alias}` : '-') },
          { title: 'approvals', value: (s) => s.approval.quorum, align: 'right' },
          { title: 'evidence', value: (s) => s.evidence },
          { title: 'hold', value: (s) => s.hold?.reason ?? '-', paint: (t, s) => (s.hold ? paint('bad', t) : t) },
        ],
        stages.items,
      ),
    );
    return stages;
  }
}
