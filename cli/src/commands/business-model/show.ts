import type { BusinessModelDetail } from '@wordslab/contracts';
import { TrainShow } from '../../versioned/versioned-show.js';

const MOST = 200;

export default class BusinessModelShow extends TrainShow {
  static override description = 'Show a business model: its labels, entity types and guidelines.';
  static override result = 'businessModelDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> topics'];
  protected readonly kind = 'businessModel';

  protected override versionFacts(detail: BusinessModelDetail, version: number): (readonly [string, string])[] {
    const shown = detail.versions.find((v) => v.version === version)?.document;
    if (!shown) return [];
    const named = ({ name, description }: { name: string; description?: string }) =>
      description ? `${name}: ${description}` : name;
    return [
      ['Labels', String(shown.labels.length)],
      ...shown.labels
        .slice(0, MOST)
        .map((label): [string, string] => [label.hotkey ? `  ${label.hotkey}` : ' ', named(label)]),
      ['Entities', shown.entityTypes.map(named).join(', ') || '-'],
      ['Guidelines', shown.guidelines === '' ? '-' : `\n\n${shown.guidelines}`],
    ];
  }
}
