import { Args } from '@oclif/core';
import type { ReleaseDetail } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReleaseShow extends TenantCommand {
  static override description = 'Show a release: its parts, and to which stages it may go, or why not.';
  static override result = 'releaseDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> amber-otter'];
  static override args = { release: Args.string({ required: true, description: 'Alias, name or id.' }) };

  protected async work(): Promise<ReleaseDetail> {
    const { args, flags } = await this.parse(ReleaseShow);
    const { releaseNamed } = await import('../../find/releases.js');
    const { releaseText } = await import('../../find/release-text.js');
    const release = await releaseNamed(await (await this.environment(flags)).lifecycle(), args.release);
    this.log(releaseText(release));
    return release;
  }
}
