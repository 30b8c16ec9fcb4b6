import { Args, Flags } from '@oclif/core';
import type { ModelTestDetail } from '@wordslab/contracts';
import { moduleFlag, waitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ModelTest extends TenantCommand {
  static override description =
    'Ask a model every row of a test set: accuracy, macro F1, measures of each label, what is taken for what.';
  static override result = 'modelTestDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> router --test-set gold'];
  static override args = { model: Args.string({ required: true, description: 'Name, either with @version, or id.' }) };
  static override flags = {
    'test-set': Flags.string({ required: true, description: 'Name, either with @version, or id.', helpValue: 'SET' }),
    timeout: waitFlags.timeout,
    ...moduleFlag('train'),
  };

  private test: string | undefined;

  protected override async onInterrupt() {
    return { detail: `stopped following${this.test ? `; model test ${this.test} goes on` : ''}` };
  }

  protected async work(): Promise<ModelTestDetail> {
    const { args, flags } = await this.parse(ModelTest);
    const { modelNamed } = await import('../../find/models.js');
    const { testModel, testText } = await import('../../find/model-tests.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const tested = await testModel(stage.client, await modelNamed(stage, args.model), {
      testSet: flags['test-set'],
      signal: this.signal,
      progress: this.progress,
      timeoutSeconds: flags.timeout,
      onStart: (id) => (this.test = id),
    });
    this.log(testText(tested));
    return tested;
  }
}
