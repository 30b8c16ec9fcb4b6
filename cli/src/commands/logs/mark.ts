import { Args, Flags } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';
import { count } from '../../render/text.js';

interface Marked {
  marked: number;
}

export default class LogsMark extends TenantCommand {
  static override description =
    'Say of a prediction in the log that it is correct, or wrong and what is right; or of many, from a file.\nA later ' +
    'mark takes the place of an earlier one. A file is JSON Lines of { prediction, verdict, label? }, all or none.';
  static override result = '{ marked: number }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 0198c5d0-… --wrong --label refund --comment "asks for money back"',
    '<%= config.bin %> <%= command.id %> 0198c5d0-… --correct',
    '<%= config.bin %> <%= command.id %> 0198c5d0-… --undo',
    '<%= config.bin %> <%= command.id %> --file marks.jsonl',
  ];
  static override args = {
    prediction: Args.string({ description: 'Id of the prediction, as `logs query` shows it.' }),
  };
  static override flags = {
    correct: Flags.boolean({ description: 'The answer was right.', exclusive: ['wrong', 'undo', 'file'] }),
    wrong: Flags.boolean({ description: 'The answer was wrong.', exclusive: ['undo', 'file'] }),
    label: Flags.string({ description: 'The right label.', helpValue: 'LABEL', dependsOn: ['wrong'] }),
    unknown: Flags.boolean({ description: 'Nobody knows the right label.', dependsOn: ['wrong'] }),
    comment: Flags.string({ description: 'A remark.', helpValue: 'TEXT' }),
    assign: Flags.string({ description: 'Who is to look at it.', helpValue: 'USER' }),
    undo: Flags.boolean({ description: 'Take back what was said of it.', exclusive: ['file'] }),
    file: Flags.string({ description: 'Marks of many predictions.', helpValue: 'FILE' }),
    ...moduleFlag('explore'),
  };

  protected async work(): Promise<Marked> {
    const { args, flags } = await this.parse(LogsMark);
    const { UsageError } = await import('../../errors/cli-errors.js');
    if ((args.prediction === undefined) === (flags.file === undefined))
      throw new UsageError(
        'usage.what_to_mark',
        'name one prediction, or a file of many',
        'See `wordslab logs mark --help`.',
      );
    const stage = await (await this.environment(flags)).stage(flags.module);
    const answer = await (flags.file === undefined
      ? markOne(stage, args.prediction ?? '', flags)
      : markFile(stage, flags.file));
    this.log(
      flags.undo ? `${args.prediction} is as if nobody had marked it` : `${count(answer.marked, 'prediction')} marked`,
    );
    return answer;
  }
}

interface Said {
  readonly correct: boolean;
  readonly wrong: boolean;
  readonly label?: string;
  readonly unknown: boolean;
  readonly comment?: string;
  readonly assign?: string;
  readonly undo: boolean;
}

const markOne = async ({ client }: Stage, prediction: string, said: Said): Promise<Marked> => {
  const { answerOf } = await import('@wordslab/api-client');
  if (said.undo) return answerOf(client.POST('/api/v1/log-annotations/undo', { body: { prediction } }));
  const { label, comment } = said;
  const verdict = said.correct ? ('correct' as const) : said.wrong ? ('wrong' as const) : undefined;
  const labelUnknown = said.unknown ? true : undefined;
  const body = { prediction, verdict, label, labelUnknown, comment, assignee: said.assign };
  return answerOf(client.POST('/api/v1/log-annotations', { body }));
};

const markFile = async ({ connection }: Stage, file: string): Promise<Marked> => {
  const { commandKey, uploadFile } = await import('@wordslab/api-client');
  const { markOutcome } = await import('@wordslab/contracts');
  const path = '/api/v1/log-annotations/bulk';
  return markOutcome.parse(await uploadFile(connection, { file, path, key: commandKey() }));
};
