import { Args, Flags } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { count } from '../../render/text.js';

interface Published {
  id: string;
  name: string;
  version: number;
  digest: string;
  added: boolean;
  items: number;
}

export default class LogsPublish extends TenantCommand {
  static override description =
    'Make a version of marked samples, for Train to pull: what is marked wrong and has a right label; with --all, what ' +
    'is marked correct too.';
  static override result = 'markedSamplesPublished';
  static override examples = [
    '<%= config.bin %> <%= command.id %> errors',
    "<%= config.bin %> <%= command.id %> refunds --all --where 'label=refund'",
  ];
  static override args = {
    name: Args.string({ required: true, description: 'Name; a known one gets its next version.' }),
  };
  static override flags = {
    all: Flags.boolean({ description: 'What is marked correct too.' }),
    where: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Condition, as for `logs query`.',
      helpValue: 'COND',
    }),
    ...moduleFlag('explore'),
  };

  protected async work(): Promise<Published> {
    const { args, flags } = await this.parse(LogsPublish);
    const { answerOf } = await import('@wordslab/api-client');
    const { readConditions } = await import('../../find/log-conditions.js');
    const wrong = flags.all ? [] : [{ field: 'verdict' as const, is: 'wrong' }];
    const body = { name: args.name, where: [...wrong, ...readConditions({ where: flags.where ?? [] })] };
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const made = await answerOf(client.POST('/api/v1/marked-samples', { body }));
    const what = `markedSamples/${made.name}@${made.version}`;
    this.log(made.added ? `${what}: ${count(made.items, 'sample')}` : `${what} has these samples already`);
    return made;
  }
}
