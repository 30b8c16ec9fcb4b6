import type { LabelledSetDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { labelledSetFacts } from '../../versioned/labelled-set-facts.js';
import { VersionedShow } from '../../versioned/versioned-show.js';

export default class TestSetShow extends VersionedShow {
  static override description = 'Show a test set: what models are measured on.';
  static override result = 'labelledSetDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> gold'];
  static override flags = { ...moduleFlag('train') };
  protected readonly kind = 'testSet';

  protected override versionFacts(detail: LabelledSetDetail, version: number) {
    return labelledSetFacts(detail, version);
  }
}
