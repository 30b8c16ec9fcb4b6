import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Args } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import type { ModelFile } from '@wordslab/contracts';
import type { Stage } from '../../find/environment.js';
import { bytes, count } from '../../render/text.js';

interface Exported {
  readonly folder: string;
  readonly files: readonly ModelFile[];
}

export default class ModelExport extends TenantCommand {
  static override description = "Write a model's folder, laid out as MLflow does, and check every file's digest.";
  static override result = '{ folder: string, files: { path, sha256, bytes }[] }';
  static override examples = ['<%= config.bin %> <%= command.id %> router ./router-model'];
  static override args = {
    model: Args.string({ required: true, description: 'Name, either with @version, or id.' }),
    folder: Args.string({ required: true, description: 'Folder to write; made where it is not there.' }),
  };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<Exported> {
    const { args, flags } = await this.parse(ModelExport);
    const { modelNamed } = await import('../../find/models.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { model, version } = await modelNamed(stage, args.model);
    for (const [n, file] of version.files.entries()) {
      this.progress.now(file.path, n / version.files.length);
      const content = await this.download(stage, model.id, version.version, file);
      const target = join(args.folder, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    this.progress.end();
    const total = version.files.reduce((sum, file) => sum + file.bytes, 0);
    this.log(
      `model/${model.name}@${version.version}: ${count(version.files.length, 'file')}, ${bytes(total)}, in ${args.folder}`,
    );
    return { folder: args.folder, files: version.files };
  }

  private async download({ client }: Stage, id: string, version: number, { path, sha256 }: ModelFile): Promise<Buffer> {
    const { answerOf } = await import('@wordslab/api-client');
    const { Unavailable } = await import('@wordslab/contracts');
    const params = { path: { id, version }, query: { path } };
    const content = Buffer.from(
      await answerOf(client.GET('/api/v1/models/{id}/versions/{version}/file', { params, parseAs: 'arrayBuffer' })),
    );
    if (createHash('sha256').update(content).digest('hex') === sha256) return content;
    throw new Unavailable('model.damaged', `${path} did not arrive as its digest says`, 'Export it again.');
  }
}
