import type { Deployment, Page } from '@wordslab/contracts';
import { listFlags, moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { table } from '../../render/table.js';
import { dateTime, shortId } from '../../render/text.js';

export default class DeploymentList extends TenantCommand {
  static override description = 'List the releases that were put to work in a stage, the latest first.';
  static override result = '{ items: deployment[], next: string | null }';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --module preprod',
  ];
  static override flags = { ...moduleFlag('prod'), ...listFlags };

  protected async work(): Promise<Page<Deployment>> {
    const { flags } = await this.parse(DeploymentList);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { limit, after } = flags;
    const page = await answerOf(client.GET('/api/v1/deployments', { params: { query: { limit, after } } }));
    this.log(
      table(
        [
          { title: 'release', value: (d) => d.alias },
          { title: 'status', value: (d) => d.status },
          { title: 'services', value: (d) => d.services.map(({ service }) => service).join(', ') },
          { title: 'servers', value: (d) => d.servers.length, align: 'right' },
          { title: 'requested', value: (d) => dateTime(d.requestedAt) },
          { title: 'serves since', value: (d) => dateTime(d.switchedAt) },
          { title: 'promotion', value: (d) => shortId(d.promotion) },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}
