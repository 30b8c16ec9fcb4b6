import { Args } from '@oclif/core';
import type { Deployment } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { facts, table } from '../../render/table.js';
import { bytes, dateTime, duration, shortId } from '../../render/text.js';

export default class DeploymentShow extends TenantCommand {
  static override description =
    'Show a deployment: its services, and each model server with its memory, restarts and last error.';
  static override result = 'deployment';
  static override examples = ['<%= config.bin %> <%= command.id %> calm-otter', '<%= config.bin %> <%= command.id %>'];
  static override args = {
    deployment: Args.string({
      description: 'Alias or id of the release, or the promotion; what serves now, or was asked for last, without it.',
    }),
  };
  static override flags = { ...moduleFlag('prod') };

  protected async work(): Promise<Deployment> {
    const { args, flags } = await this.parse(DeploymentShow);
    const { deploymentNamed } = await import('../../find/deployments.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const found = await deploymentNamed(stage, args.deployment);
    this.log(deploymentText(found));
    return found;
  }
}

const deploymentText = (d: Deployment): string =>
  [
    facts([
      ['Release', `${d.alias} (${d.release}, ${d.releaseDigest})`],
      ['Promotion', d.promotion],
      ['Status', d.status],
      ...(d.failure ? [['Failure', `${d.failure.code}: ${d.failure.detail}`] as const] : []),
      ['Requested', dateTime(d.requestedAt)],
      ['Serves since', dateTime(d.switchedAt)],
      ['Ended', dateTime(d.endedAt)],
      ...d.services.map(
        ({ service, modelVersion }) => ['Service', `${service}, model ${shortId(modelVersion)}`] as const,
      ),
    ]),
    ...(d.servers.length > 0 ? ['', serversText(d)] : []),
  ].join('\n');

const serversText = ({ servers }: Deployment): string =>
  table(
    [
      { title: 'model server', value: (s) => `${shortId(s.model)}/${s.replica}` },
      { title: 'state', value: (s) => s.state },
      { title: 'pid', value: (s) => s.pid, align: 'right' },
      { title: 'up', value: (s) => duration(s.upSeconds), align: 'right' },
      { title: 'restarts', value: (s) => s.restarts, align: 'right' },
      { title: 'memory', value: (s) => bytes(s.memoryBytes), align: 'right' },
      { title: 'last error', value: (s) => s.lastError },
    ],
    servers,
  );
