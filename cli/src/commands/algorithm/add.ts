import { Args } from '@oclif/core';
import type { AddResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class AlgorithmAdd extends TenantCommand {
  static override description =
    'Add the algorithm in a folder, whose algorithm.json says its name, command and interface.\nA name that exists gets ' +
    'its next version. In a clean git clone, the repository and commit are recorded.';
  static override result = 'addResult';
  static override examples = ['<%= config.bin %> <%= command.id %> ./router'];
  static override args = { folder: Args.string({ required: true, description: 'Folder with algorithm.json.' }) };
  static override flags = { ...moduleFlag('dev') };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(AlgorithmAdd);
    const { answerOf } = await import('@wordslab/api-client');
    const { readAlgorithmFolder } = await import('../../find/algorithm-folder.js');
    const { addedText } = await import('../../versioned/kinds.js');
    const body = await readAlgorithmFolder(args.folder);
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const result = await answerOf(client.POST('/api/v1/algorithms', { body }));
    this.log(addedText('algorithm', result));
    return result;
  }
}
