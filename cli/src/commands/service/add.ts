import { Args, Flags } from '@oclif/core';
import type { AddResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ServiceAdd extends TenantCommand {
  static override description =
    'Package a pipeline as a service, with an Open Inference Protocol API made from its inputs and outputs.\nA name that ' +
    'exists gets its next version.';
  static override result = 'addResult';
  static override examples = ['<%= config.bin %> <%= command.id %> support-router --pipeline routing'];
  static override args = { name: Args.string({ required: true, description: 'Its name, which stands in URLs.' }) };
  static override flags = {
    pipeline: Flags.string({ required: true, description: 'Pipeline: name, name@version or id.', helpValue: 'REF' }),
    description: Flags.string({ description: 'What it does, in a line.', helpValue: 'TEXT' }),
    ...moduleFlag('dev'),
  };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(ServiceAdd);
    const { answerOf } = await import('@wordslab/api-client');
    const { findVersion } = await import('../../versioned/find-version.js');
    const { addedText } = await import('../../versioned/kinds.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const pipeline = await findVersion(stage, 'pipeline', flags.pipeline);
    const body = { name: args.name, pipeline, description: flags.description ?? '' };
    const result = await answerOf(stage.client.POST('/api/v1/services', { body }));
    this.log(addedText('service', result));
    return result;
  }
}
