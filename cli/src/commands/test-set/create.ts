import { Args, Flags } from '@oclif/core';
import type { AddResult } from '@wordslab/contracts';
import { moduleFlag, splitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TestSetCreate extends TenantCommand {
  static override description =
    'Make a test set of the labelled rows of a copy: those of its test split, unless another is named.\nA name that ' +
    'exists gets its next version.';
  static override result = 'addResult';
  static override examples = [
    '<%= config.bin %> <%= command.id %> gold dataset/messages --text text --label label',
    '<%= config.bin %> <%= command.id %> gold dataset/queries --text text --label label --split all',
  ];
  static override args = {
    name: Args.string({ required: true, description: 'Name of the test set.' }),
    copy: Args.string({ required: true, description: 'Copy: kind/name, name@version or id.' }),
  };
  static override flags = {
    text: Flags.string({ required: true, description: 'Column of the texts.', helpValue: 'COL' }),
    label: Flags.string({ required: true, description: 'Column of the labels.', helpValue: 'COL' }),
    ...splitFlags('test'),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<AddResult> {
    const { args, flags } = await this.parse(TestSetCreate);
    const { answerOf } = await import('@wordslab/api-client');
    const { copyNamed } = await import('../../find/copies.js');
    const { sharesOf } = await import('../../find/shares.js');
    const { addedText } = await import('../../versioned/kinds.js');
    const shares = sharesOf(flags.shares);
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { id: source } = await copyNamed(stage, args.copy);
    const columns = { textColumn: flags.text, labelColumn: flags.label };
    const body = { name: args.name, source, ...columns, split: flags.split, shares };
    const result = await answerOf(stage.client.POST('/api/v1/test-sets', { body }));
    this.log(addedText('testSet', result));
    return result;
  }
}
