import type { GateList as Gates } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';

export default class GateList extends TenantCommand {
  static override description = 'List the gates: what each stage asks of evidence.';
  static override result = 'gateList';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  protected async work(): Promise<Gates> {
    const { flags } = await this.parse(GateList);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const gates = await answerOf(lifecycle.GET('/api/v1/gates'));
    this.log(
      table(
        [
          { title: 'stage', value: (g) => g.stage },
          { title: 'evidence', value: (g) => g.evidence },
          { title: 'set by', value: (g) => g.setBy ?? g.source },
        ],
        gates.items,
      ),
    );
    return gates;
  }
}
