import type { LabelledSetDetail } from '@wordslab/contracts';
import { labelledSetFacts } from '../../versioned/labelled-set-facts.js';
import { TrainShow } from '../../versioned/versioned-show.js';

export default class AnnotationSetShow extends TrainShow {
  static override description = 'Show an annotation set: the frozen outcome of a campaign.';
  static override result = 'labelledSetDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> gold'];
  protected readonly kind = 'annotationSet';

  protected override versionFacts(detail: LabelledSetDetail, version: number) {
    return labelledSetFacts(detail, version);
  }
}
