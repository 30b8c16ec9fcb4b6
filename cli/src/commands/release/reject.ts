import { Args, Flags } from '@oclif/core';
import type { ReleaseOutcome } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReleaseReject extends TenantCommand {
  static override description = 'Reject a release: it goes no further than it is.';
  static override result = 'releaseOutcome';
  static override examples = ['<%= config.bin %> <%= command.id %> amber-otter --reason "too weak on refunds"'];
  static override args = { release: Args.string({ required: true, description: 'Alias, name or id.' }) };
  static override flags = { reason: Flags.string({ required: true, description: 'Why.', helpValue: 'TEXT' }) };

  protected async work(): Promise<ReleaseOutcome> {
    const { args, flags } = await this.parse(ReleaseReject);
    const { answerOf } = await import('@wordslab/api-client');
    const { releaseNamed } = await import('../../find/releases.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { id: ref } = await releaseNamed(lifecycle, args.release);
    const outcome = await answerOf(
      lifecycle.POST('/api/v1/releases/{ref}/reject', { params: { path: { ref } }, body: { reason: flags.reason } }),
    );
    this.log(`${outcome.alias} (${outcome.name}) was ${outcome.status}: ${outcome.statusReason ?? ''}`);
    return outcome;
  }
}
