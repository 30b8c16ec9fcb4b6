import type { AlgorithmDetail } from '@wordslab/contracts';
import { bytes, count } from '../../render/text.js';
import { VersionedShow } from '../../versioned/versioned-show.js';

const portsText = (ports: readonly { name: string; type: string }[]): string =>
  ports.map((p) => `${p.name}: ${p.type}`).join(', ');

export default class AlgorithmShow extends VersionedShow {
  static override description = 'Show an algorithm: its interface, command and files.';
  static override result = 'algorithmDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> router',
    '<%= config.bin %> <%= command.id %> router@2',
  ];
  protected readonly kind = 'algorithm';

  protected override versionFacts(detail: AlgorithmDetail, version: number): (readonly [string, string])[] {
    const shown = detail.versions.find((v) => v.version === version);
    if (!shown) return [];
    const { inputs, outputs, metrics } = shown.interface;
    return [
      ['Command', shown.command.join(' ')],
      ['Inputs', portsText(inputs)],
      ['Outputs', portsText(outputs)],
      ['Metrics', metrics.map((m) => `${m.name} (${m.better} is better)`).join(', ') || '-'],
      ['Source', shown.source.kind === 'git' ? `${shown.source.url} at ${shown.source.commit}` : 'folder'],
      [
        'Files',
        `${count(shown.files.length, 'file')}, ${bytes(shown.bytes)}: ${shown.files.map((f) => f.path).join(', ')}`,
      ],
    ];
  }
}
