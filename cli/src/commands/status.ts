import type { EnvironmentReport } from '@wordslab/hosting';
import { WordslabCommand } from '../base/wordslab-command.js';

export default class Status extends WordslabCommand {
  static override description =
    'Show what runs in a home, how it is, and the memory it takes.\nEnds with code 9 when something that should run does not.';
  static override result =
    '{ home, running: boolean, supervisor, ingressPort, addresses: { host, url, process }[], processes: { id, state, pid, ' +
    'uptimeSeconds, restarts, memoryBytes, ports, lastExit, logFile, lastLines }[], ' +
    'eventStore: { kind, summary, modules: { module, url, access }[] }, memoryBytes }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  protected async work(): Promise<EnvironmentReport> {
    const { flags } = await this.parse(Status);
    const { environmentStatus, resolveHome } = await import('@wordslab/hosting');
    const { statusText } = await import('../hosting/status-text.js');
    const { exitCodes } = await import('../errors/exit-codes.js');
    const report = await environmentStatus(await resolveHome(flags.home));
    this.log(statusText(report));
    if (!report.running || report.processes.some((p) => p.state !== 'ready'))
      process.exitCode = exitCodes.unavailable.code;
    return report;
  }
}
