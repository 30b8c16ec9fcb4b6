import { basename } from 'node:path';
import { Args, Flags } from '@oclif/core';
import type { UploadOptions } from '@wordslab/api-client';
import type { ImportProgress, ImportResult } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';
import { bytes, count } from '../../render/text.js';

const columns = (description: string) =>
  Flags.string({ multiple: true, multipleNonGreedy: true, description, helpValue: 'COL' });
const LOOK_MS = 500;
/** A module that went away in the middle is starting again; the file is sent once more, under the same key. */
const SENDINGS = 4;
const PAUSE_MS = 3_000;

export default class DatasetImport extends TenantCommand {
  static override description =
    'Import a CSV or JSON Lines file as the next version of a dataset.\nStructure and personal columns are found; ' +
    'rows that cannot be read are set aside with line and reason. Ctrl-C cancels: nothing is published then.';
  static override result = 'importResult';
  static override examples = [
    '<%= config.bin %> <%= command.id %> messages.csv --name messages',
    '<%= config.bin %> <%= command.id %> messages.csv --name messages --text body --label topic --personal customer=name',
  ];
  static override args = { file: Args.string({ required: true, description: 'The file.' }) };
  static override flags = {
    name: Flags.string({ required: true, description: 'Dataset; a new name makes a new one.', helpValue: 'NAME' }),
    text: columns('Column with free text.'),
    label: columns('Column with the label.'),
    id: columns('Column that identifies a row.'),
    date: columns('Column with a date.'),
    subject: columns('Column that says whom a row is about.'),
    personal: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Column with personal data, with its kind where known.',
      helpValue: 'COL[=KIND]',
    }),
    sealed: Flags.boolean({ description: 'Mark the dataset personal: its rows are sealed whatever its columns hold.' }),
    format: Flags.option({ options: ['csv', 'jsonl'] as const, description: 'Found by itself without it.' })(),
    delimiter: Flags.option({
      options: ['comma', 'semicolon', 'tab'] as const,
      description: 'Found by itself without it.',
    })(),
    ...moduleFlag('dev'),
  };

  private cancel: () => Promise<void> = async () => undefined;

  protected override async onInterrupt() {
    await this.cancel();
    return { detail: 'the import was cancelled; nothing was published', hint: 'Run it again when you like.' };
  }

  protected async work(): Promise<ImportResult> {
    const { args, flags } = await this.parse(DatasetImport);
    const { rolesOf } = await import('../../find/import-roles.js');
    const roles = rolesOf(flags);
    const query = new URLSearchParams({ name: flags.name, fileName: basename(args.file) });
    if (Object.keys(roles).length > 0) query.set('roles', JSON.stringify(roles));
    if (flags.format) query.set('format', flags.format);
    if (flags.delimiter) query.set('delimiter', flags.delimiter);
    if (flags.sealed) query.set('personal', 'yes');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const result = await this.send(stage, args.file, query);
    const { quarantineOf } = await import('../../find/quarantine.js');
    const { datasetText } = await import('../../find/dataset-text.js');
    const quarantine = await quarantineOf(stage.client, result.id, result.version);
    this.log(datasetText(result, result.version, quarantine));
    return result;
  }

  private async send(stage: Stage, file: string, query: URLSearchParams): Promise<ImportResult> {
    const { commandKey } = await import('@wordslab/api-client');
    const { importResult } = await import('@wordslab/contracts');
    const key = commandKey();
    this.cancel = () => cancelImport(stage, key);
    const watcher = this.watch(stage, key);
    try {
      const path = `/api/v1/datasets/imports?${query}`;
      const result = importResult.parse(await this.upload(stage, { file, path, key, onProgress: watcher.onSent }));
      const { rows, quarantined } = result.version;
      this.progress.line(`${count(rows, 'row')} imported, ${count(quarantined, 'row')} set aside`);
      return result;
    } finally {
      watcher.stop();
    }
  }

  private async upload({ connection }: Stage, options: UploadOptions): Promise<unknown> {
    const { uploadFile } = await import('@wordslab/api-client');
    const { isWordslabError } = await import('@wordslab/contracts');
    for (let sending = 1; ; sending += 1)
      try {
        return await uploadFile(connection, options);
      } catch (error) {
        const isAway = isWordslabError(error) && error.code === 'module.unreachable';
        if (!isAway || sending === SENDINGS || this.signal.aborted) throw error;
        this.progress.line(`${connection.name} went away; sending the file again`);
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
  }

  /** Bytes as they are sent, rows as the module counts them. */
  private watch(stage: Stage, importId: string) {
    let rows = '';
    let fraction = 0;
    let sent = '';
    const show = () => this.progress.now(`${sent}${rows}`, fraction);
    const timer = setInterval(() => {
      importState(stage, importId).then(
        (state) => {
          rows = `, ${count(state.rows, 'row')}, ${Math.round(state.rowsPerSecond).toLocaleString('en')}/s`;
          show();
        },
        () => undefined, // the upload itself tells what is wrong
      );
    }, LOOK_MS);
    return {
      onSent: ({ sentBytes, totalBytes }: { sentBytes: number; totalBytes: number }) => {
        fraction = totalBytes > 0 ? sentBytes / totalBytes : 1;
        sent = `${bytes(sentBytes)} of ${bytes(totalBytes)}`;
        show();
      },
      stop: () => clearInterval(timer),
    };
  }
}

const importState = async ({ client }: Stage, importId: string): Promise<ImportProgress> => {
  const { answerOf } = await import('@wordslab/api-client');
  return answerOf(client.GET('/api/v1/datasets/imports/{importId}', { params: { path: { importId } } }));
};

/** An import that is over, or was never begun, needs no cancelling. */
const cancelImport = async ({ connection }: Stage, importId: string): Promise<void> => {
  const { answerOf, stageClient } = await import('@wordslab/api-client');
  const { isWordslabError } = await import('@wordslab/contracts');
  const client = stageClient({ ...connection, signal: undefined, patienceMs: 0 });
  await answerOf(client.DELETE('/api/v1/datasets/imports/{importId}', { params: { path: { importId } } })).catch(
    (error: unknown) => {
      if (!isWordslabError(error)) throw error;
    },
  );
};
