import { Args, Flags } from '@oclif/core';
import type { ModelComparison } from '@wordslab/contracts';
import { moduleFlag, waitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { facts } from '../../render/table.js';

/** The usual level; what is above it may well be chance. */
const SIGNIFICANT = 0.05;

export default class ModelCompare extends TenantCommand {
  static override description =
    "Compare two models on the same test set by McNemar's exact test; tests that are not there yet are made first.";
  static override result = 'modelComparison';
  static override examples = ['<%= config.bin %> <%= command.id %> router@1 router@2 --test-set gold'];
  static override args = {
    a: Args.string({ required: true, description: 'Name, either with @version, or id.' }),
    b: Args.string({ required: true, description: 'The other one.' }),
  };
  static override flags = {
    'test-set': Flags.string({ required: true, description: 'Name, either with @version, or id.', helpValue: 'SET' }),
    timeout: waitFlags.timeout,
    ...moduleFlag('train'),
  };

  protected async work(): Promise<ModelComparison> {
    const { args, flags } = await this.parse(ModelCompare);
    const { answerOf } = await import('@wordslab/api-client');
    const { modelNamed } = await import('../../find/models.js');
    const { testedModel } = await import('../../find/model-tests.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { client } = stage;
    const { signal, progress } = this;
    const common = { signal, progress, timeoutSeconds: flags.timeout, onStart: () => undefined };
    const a = await testedModel(client, await modelNamed(stage, args.a), { ...common, testSet: flags['test-set'] });
    // On the very version that the first was tested on, whatever is the latest now.
    const b = await testedModel(client, await modelNamed(stage, args.b), { ...common, testSet: a.testSet.version });
    const query = { a: a.id, b: b.id };
    const compared = await answerOf(client.GET('/api/v1/model-tests/comparison', { params: { query } }));
    this.log(comparisonText(compared));
    return compared;
  }
}

const comparisonText = (c: ModelComparison): string => {
  const name = ({ model }: ModelComparison['a']): string => `${model.name}@${model.version.split('@')[1] ?? ''}`;
  const share = (of: number | null): string => (of === null ? '-' : of.toFixed(4));
  const isClear = c.p < SIGNIFICANT;
  return [
    facts([
      ['Test set', `${c.a.testSet.name}, ${c.items} rows`],
      ['Accuracy', `${name(c.a)} ${share(c.a.accuracy)}, ${name(c.b)} ${share(c.b.accuracy)}`],
      ['Both right', c.bothRight],
      [`Only ${name(c.a)} right`, c.onlyARight],
      [`Only ${name(c.b)} right`, c.onlyBRight],
      ['Both wrong', c.bothWrong],
      ['p (McNemar)', c.p < 0.0001 ? c.p.toExponential(1) : c.p.toFixed(4)],
    ]),
    '',
    isClear
      ? `${name(c.onlyARight > c.onlyBRight ? c.a : c.b)} is better on rows like these.`
      : 'The difference may well be chance: test on more rows.',
  ].join('\n');
};
