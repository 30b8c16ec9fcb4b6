import { Args } from '@oclif/core';
import type { AddResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class PipelineAdd extends TenantCommand {
  static override description =
    'Add the pipeline in a JSON file: name, inputs, steps, outputs.\nSteps call algorithms by name, name@version or id. ' +
    'A name that exists gets its next version.';
  static override result = 'addResult';
  static override examples = ['<%= config.bin %> <%= command.id %> pipeline.json'];
  static override args = { file: Args.string({ required: true, description: 'The file; - for standard input.' }) };
  static override flags = { ...moduleFlag('dev') };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(PipelineAdd);
    const { answerOf } = await import('@wordslab/api-client');
    const { readPipelineFile } = await import('../../find/pipeline-file.js');
    const { findVersion } = await import('../../versioned/find-version.js');
    const { addedText } = await import('../../versioned/kinds.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const body = await readPipelineFile(args.file, (name) => findVersion(stage, 'algorithm', name));
    const result = await answerOf(stage.client.POST('/api/v1/pipelines', { body }));
    this.log(addedText('pipeline', result));
    return result;
  }
}
