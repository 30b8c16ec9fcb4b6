import type { ServiceDetail } from '@wordslab/contracts';
import { shortId } from '../../render/text.js';
import { VersionedShow } from '../../versioned/versioned-show.js';

const tensorsText = (tensors: readonly { name: string; datatype: string }[]): string =>
  tensors.map((t) => `${t.name}: ${t.datatype}`).join(', ');

export default class ServiceShow extends VersionedShow {
  static override description = 'Show a service: the pipeline that it packages, and its API.';
  static override result = 'serviceDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> support-router'];
  protected readonly kind = 'service';

  protected override versionFacts(detail: ServiceDetail, version: number): (readonly [string, string])[] {
    const shown = detail.versions.find((v) => v.version === version);
    if (!shown) return [];
    return [
      ['Pipeline', shortId(shown.pipeline)],
      ['Protocol', shown.api.protocol],
      ['Inputs', tensorsText(shown.api.inputs)],
      ['Outputs', tensorsText(shown.api.outputs)],
      ['About', shown.description || '-'],
    ];
  }
}
