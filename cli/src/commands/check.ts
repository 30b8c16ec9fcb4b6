import type { CheckResult } from '@wordslab/hosting';
import { WordslabCommand } from '../base/wordslab-command.js';

interface Checked {
  passed: boolean;
  checks: CheckResult[];
}

export default class Check extends WordslabCommand {
  static override description =
    'Check whether this computer can host wordslab: what was found, what is needed, what to do.\nChanges nothing. Ends ' +
    'with code 3 when a check fails.';
  static override result =
    '{ passed: boolean, checks: { id, title, state: pass | warn | fail | skip, observed, expected, hint? }[] }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  protected async work(): Promise<Checked> {
    const { flags } = await this.parse(Check);
    const { loadInstallation, resolveHome, runChecks } = await import('@wordslab/hosting');
    const { checkText } = await import('../hosting/check-text.js');
    const { exitCodes } = await import('../errors/exit-codes.js');
    const checks = await runChecks({ home: await resolveHome(flags.home), installation: await loadInstallation() });
    this.log(checks.map((check) => checkText(check)).join('\n'));
    const passed = checks.every((check) => check.state !== 'fail');
    if (!passed) process.exitCode = exitCodes.checkFailed.code;
    return { passed, checks };
  }
}
