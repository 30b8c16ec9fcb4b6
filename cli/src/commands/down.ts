import { Flags } from '@oclif/core';
import type { DownResult } from '@wordslab/hosting';
import { WordslabCommand } from '../base/wordslab-command.js';

export default class Down extends WordslabCommand {
  static override description =
    'Stop everything in a home.\nData stays; with --purge the home is deleted with all its data.';
  static override result = '{ home, wasRunning: boolean, purged: boolean, logsLeft: string[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --purge --home ./trial',
  ];
  static override flags = {
    purge: Flags.boolean({ description: 'Delete the home with all its data.' }),
    yes: Flags.boolean({ char: 'y', description: 'Do not ask before deleting.' }),
  };

  protected async work(): Promise<DownResult & { home: string }> {
    const { flags } = await this.parse(Down);
    const { downEnvironment, resolveHome } = await import('@wordslab/hosting');
    const home = await resolveHome(flags.home);
    if (flags.purge && !flags.yes) await this.confirmPurge(home);
    this.progress.now(`stopping ${home}`);
    const result = await downEnvironment({ home, purge: flags.purge, onProgress: (text) => this.progress.line(text) });
    this.progress.end();
    const stopped = result.wasRunning ? 'Everything is stopped' : 'Nothing was running';
    this.log(`${stopped}; ${result.purged ? `${home} is deleted.` : `the data stays in ${home}.`}`);
    if (result.logsLeft.length > 0)
      this.log(`What the modules wrote to their event stores stays: ${result.logsLeft.join(', ')}`);
    return { home, ...result };
  }

  private async confirmPurge(home: string): Promise<void> {
    const { ask, canAsk } = await import('../hosting/ask.js');
    const { UsageError } = await import('../errors/cli-errors.js');
    const { RuleViolated } = await import('@wordslab/contracts');
    if (!canAsk())
      throw new UsageError(
        'usage.not_confirmed',
        `${home} would be deleted with all its data, and nobody can be asked here`,
        'Say so with --yes.',
      );
    if (!(await ask(`Delete ${home} with all its data?`, this.signal)))
      throw new RuleViolated('down.not_confirmed', 'not confirmed; nothing was stopped or deleted');
  }
}
