import { Args } from '@oclif/core';
import type { ConformanceReport } from '@wordslab/algorithm-runner';
import { WordslabCommand } from '../../base/wordslab-command.js';

export default class AlgorithmCheck extends WordslabCommand {
  static override description =
    'Check that the algorithm in a folder keeps the contract: trains it on a small generated sample and asks its model.\n' +
    'Needs no tenant and changes nothing in the folder. Ends with code 3 when a check fails.';
  static override result =
    '{ name: string | null, passed: boolean, checks: { id, title, state: pass | fail | skip, observed, hint? }[], log: string[] }';
  static override examples = ['<%= config.bin %> <%= command.id %> ./router'];
  static override args = { folder: Args.string({ required: true, description: 'Folder with algorithm.json.' }) };

  protected async work(): Promise<ConformanceReport> {
    const { args } = await this.parse(AlgorithmCheck);
    const { checkAlgorithm } = await import('@wordslab/algorithm-runner');
    const { checkText } = await import('../../hosting/check-text.js');
    const { clean } = await import('../../render/text.js');
    const { exitCodes } = await import('../../errors/exit-codes.js');
    const report = await checkAlgorithm(args.folder, { signal: this.signal, onCheck: (c) => this.log(checkText(c)) });
    if (!report.passed) process.exitCode = exitCodes.checkFailed.code;
    if (report.log.length > 0)
      this.log(`\nThe end of its log:\n${report.log.map((line) => `  ${clean(line)}`).join('\n')}`);
    return report;
  }
}
