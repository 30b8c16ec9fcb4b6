import type { LabelledSetDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { labelledSetFacts } from '../../versioned/labelled-set-facts.js';
import { VersionedShow } from '../../versioned/versioned-show.js';

export default class AnnotationSetShow extends VersionedShow {
  static override description = 'Show an annotation set: the frozen outcome of a campaign.';
  static override result = 'labelledSetDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> gold'];
  static override flags = { ...moduleFlag('train') };
  protected readonly kind = 'annotationSet';

  protected override versionFacts(detail: LabelledSetDetail, version: number) {
    return labelledSetFacts(detail, version);
  }
}
