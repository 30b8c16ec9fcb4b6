import { Args } from '@oclif/core';
import type { PullView } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PullShow extends TenantCommand {
  static override description = 'Show a pull: each partition, what arrived, what was refused and why.';
  static override result = 'pullView';
  static override examples = ['<%= config.bin %> <%= command.id %> 8f3c21aa'];
  static override args = { pull: Args.string({ required: true, description: 'Id, or its last 8 characters.' }) };
  static override flags = { ...moduleFlag('explore') };

  protected async work(): Promise<PullView> {
    const { args, flags } = await this.parse(PullShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { unknownName } = await import('../../find/near.js');
    const { pullText } = await import('../../find/pull-text.js');
    const { client, connection } = await (await this.environment(flags)).stage(flags.module);
    const tail = args.pull.replace(/^.*…/, '');
    const { items } = await answerOf(client.GET('/api/v1/pulls', { params: { query: { limit: 200 } } }));
    const found = tail.length >= 8 ? items.filter((p) => p.id.endsWith(tail)) : [];
    const id = found.length === 1 ? found[0]?.id : /_[0-9a-f-]{36}$/.test(args.pull) ? args.pull : undefined;
    if (!id)
      throw unknownName('pull', args.pull, items.map((p) => p.id).slice(0, 20), {
        code: 'pull.unknown',
        where: connection.name,
        list: `wordslab pull list --module ${flags.module}`,
      });
    const pull = await answerOf(client.GET('/api/v1/pulls/{id}', { params: { path: { id } } }));
    this.log(pullText(pull));
    return pull;
  }
}
