import { Flags } from '@oclif/core';
import type { Environment } from '../find/environment.js';
import { WordslabCommand } from './wordslab-command.js';

/** A command that works with a tenant's modules. */
export abstract class TenantCommand extends WordslabCommand {
  static override baseFlags = {
    ...WordslabCommand.baseFlags,
    tenant: Flags.string({
      env: 'WORDSLAB_TENANT',
      description: 'Tenant; not needed where there is only one.',
      helpValue: 'SLUG',
      helpGroup: 'GLOBAL',
    }),
  };

  protected async environment(flags: { home?: string; tenant?: string; as?: string }): Promise<Environment> {
    const { Environment } = await import('../find/environment.js');
    return new Environment({
      home: flags.home,
      tenant: flags.tenant,
      actor: flags.as,
      signal: this.signal,
      onWait: (name) => this.progress.now(`waiting for ${name}, which does not answer`),
    });
  }

  /** Says on stderr that a list goes on. */
  protected tellNext(next: string | null): void {
    if (next && !this.jsonEnabled()) this.progress.line(`More: --after ${next}`);
  }
}
