import { Args, Flags } from '@oclif/core';
import { moduleFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import type { Predicted } from '../predict/infer.js';
import type { FileOptions, FileResult } from '../predict/predict-file.js';
import { facts } from '../render/table.js';
import { count, duration, number } from '../render/text.js';

export default class Predict extends TenantCommand {
  static override description =
    'Ask a service that is deployed: for one text, or for every row of a CSV or JSON Lines file.\nEach answer is ' +
    'logged and has a prediction id, under which `feedback` can be given. Personal values that a text may hold are told ' +
    'with --names: they are replaced before the model sees the text.';
  static override result = '{ prediction, service, version, outputs } | { rows, answered, failed, seconds, output }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> routing --text "Where is my refund?" --names "Anna Müller"',
    '<%= config.bin %> <%= command.id %> routing --file messages.csv --text text --names customer_name --id message_id -o answers.jsonl',
  ];
  static override args = { service: Args.string({ required: true, description: 'Name of the service.' }) };
  static override flags = {
    text: Flags.string({
      required: true,
      description: 'The text; with --file the column that has it.',
      helpValue: 'TEXT|COL',
    }),
    names: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Personal value that the text may hold; with --file a column that has it.',
      helpValue: 'NAME|COL',
    }),
    file: Flags.string({ description: 'CSV or JSON Lines file.', helpValue: 'FILE', dependsOn: ['output'] }),
    id: Flags.string({
      description: 'Column that is written beside each answer.',
      helpValue: 'COL',
      dependsOn: ['file'],
    }),
    output: Flags.string({
      char: 'o',
      description: 'File for the answers: JSON Lines, in the order of the rows.',
      helpValue: 'FILE',
      dependsOn: ['file'],
    }),
    concurrency: Flags.integer({ description: 'Questions at once.', default: 8, min: 1, max: 64, helpValue: 'N' }),
    ...moduleFlag('prod'),
  };

  protected async work(): Promise<Predicted | FileResult> {
    const { args, flags } = await this.parse(Predict);
    const stage = await (await this.environment(flags)).stage(flags.module);
    if (flags.file && flags.output) {
      const { listOf } = await import('../find/reference.js');
      const { file, output, text, id, concurrency } = flags;
      const options = { service: args.service, file, output, text, id, concurrency, names: listOf(flags.names) };
      return this.ofFile(stage, options);
    }
    const { infer } = await import('../predict/infer.js');
    const asked = { text: flags.text, names: flags.names ?? [] };
    const predicted = await infer(stage, args.service, asked, this.signal);
    const outputs = Object.entries(predicted.outputs).map(([name, value]) => [name, String(value)] as const);
    this.log(facts([...outputs, ['prediction', predicted.prediction]]));
    return predicted;
  }

  private async ofFile(
    stage: Parameters<typeof import('../predict/predict-file.js').predictFile>[0],
    options: Omit<FileOptions, 'signal' | 'onAnswer'>,
  ): Promise<FileResult> {
    const { predictFile } = await import('../predict/predict-file.js');
    const onAnswer = (done: number, all: number) =>
      this.progress.now(`${number(done)} of ${count(all, 'row')}`, done / all);
    const result = await predictFile(stage, { ...options, signal: this.signal, onAnswer });
    this.progress.end();
    const rate = Math.round(result.rows / Math.max(result.seconds, 0.001));
    const text = `${count(result.answered, 'row')} answered in ${duration(result.seconds)} (${number(rate)}/s), written to ${result.output}`;
    this.log(text);
    if (result.failed === 0) return result;
    const { NotCompleted } = await import('../errors/cli-errors.js');
    throw new NotCompleted(
      'predict.rows_failed',
      `${count(result.failed, 'row')} of ${number(result.rows)} got no answer`,
      `${result.output} says why in the place of each.`,
      { ...result },
    );
  }
}
