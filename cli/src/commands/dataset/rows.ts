import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Args, Flags } from '@oclif/core';
import { moduleFlag, splitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { count } from '../../render/text.js';

export default class DatasetRows extends TenantCommand {
  static override description =
    'Write the rows of a dataset as JSON Lines { ordinal, id, row }, those of one split if it is named: the split of a ' +
    'row is the same here and in every copy.\nRows are as they were imported, personal values and all.';
  static override result = '{ dataset: string, split: string, rows: number, file: string }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> messages --split traffic -o traffic.jsonl',
    '<%= config.bin %> <%= command.id %> messages@1 --split traffic --shares 80,20,0 | head',
  ];
  static override args = { dataset: Args.string({ required: true, description: 'Name, name@version or id.' }) };
  static override flags = {
    ...splitFlags(),
    output: Flags.string({
      char: 'o',
      description: 'File to write to; standard output without it.',
      helpValue: 'FILE',
    }),
    ...moduleFlag('dev'),
  };

  protected async work(): Promise<{ dataset: string; split: string; rows: number; file: string }> {
    const { args, flags } = await this.parse(DatasetRows);
    const { findDataset } = await import('../../find/datasets.js');
    const { datasetLines } = await import('../../find/dataset-lines.js');
    const { sharesOf } = await import('../../find/shares.js');
    const { output, split = 'all', shares } = flags;
    sharesOf(shares);
    if (output === undefined && this.jsonEnabled()) await this.refuseMixed();
    const stage = await (await this.environment(flags)).stage(flags.module);
    const dataset = await findDataset(stage, args.dataset);
    let rows = 0;
    const lines = async function* () {
      for await (const line of datasetLines(stage, dataset, { split, shares })) {
        rows += 1;
        yield line;
      }
    };
    await pipeline(Readable.from(lines()), output === undefined ? toStandardOutput() : createWriteStream(output));
    this.progress.line(`${count(rows, 'row')} written${output === undefined ? '' : ` to ${output}`}`);
    return { dataset: args.dataset, split, rows, file: output ?? '-' };
  }

  private async refuseMixed(): Promise<never> {
    const { UsageError } = await import('../../errors/cli-errors.js');
    throw new UsageError(
      'usage.output_missing',
      'with --json the rows would mix with the result on standard output',
      'Name a file for the rows: -o rows.jsonl.',
    );
  }
}

/** Standard output, which stays open when the rows end; a reader that has enough, such as `head`, ends them. */
const toStandardOutput = (): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => void process.stdout.write(chunk, done),
  });
