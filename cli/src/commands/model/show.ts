import { Args } from '@oclif/core';
import type { ModelDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { bytes, count, dateTime, metricsText, shortId } from '../../render/text.js';
import { facts } from '../../render/table.js';

export default class ModelShow extends TenantCommand {
  static override description = 'Show a model: its metrics, files, and everything that it was made of.';
  static override result = 'modelDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> router',
    '<%= config.bin %> <%= command.id %> router@2',
  ];
  static override args = { model: Args.string({ required: true, description: 'Name, either with @version, or id.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<ModelDetail> {
    const { args, flags } = await this.parse(ModelShow);
    const { modelNamed } = await import('../../find/models.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { model, version, ref } = await modelNamed(stage, args.model);
    const { algorithm, sets, businessModel, params } = version.lineage;
    this.log(
      facts([
        ['Name', `model/${model.name}@${version.version}`],
        ['Id', ref],
        ['Digest', shortId(version.digest)],
        ['Metrics', metricsText(version.metrics)],
        ['Labels', count(version.labels.length, 'label')],
        [
          'Algorithm',
          `${algorithm.name} (${shortId(algorithm.version)}), ${algorithm.commit ? `commit ${algorithm.commit}` : 'added from a folder'}`,
        ],
        ['Parameters', JSON.stringify(params)],
        ['Business model', businessModel ? shortId(businessModel) : '-'],
        ...sets.map(
          (set) =>
            [
              'Learnt from',
              `annotationSet/${set.name} (${count(set.items, 'row')}) of ${set.source.kind}/${set.source.name}, snapshot ${shortId(set.source.snapshot)}`,
            ] as const,
        ),
        ['Run', version.run],
        ['Files', `${count(version.files.length, 'file')}, ${bytes(version.bytes)}`],
        ['Added', `${dateTime(version.addedAt)} by ${version.addedBy}`],
        ['Versions', model.versions.map((v) => v.version).join(', ')],
      ]),
    );
    return model;
  }
}
