import type { LabelledSetDetail } from '@wordslab/contracts';
import { labelledSetFacts } from '../../versioned/labelled-set-facts.js';
import { TrainShow } from '../../versioned/versioned-show.js';

export default class TestSetShow extends TrainShow {
  static override description = 'Show a test set: what models are measured on.';
  static override result = 'labelledSetDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> gold'];
  protected readonly kind = 'testSet';

  protected override versionFacts(detail: LabelledSetDetail, version: number) {
    return labelledSetFacts(detail, version);
  }
}
