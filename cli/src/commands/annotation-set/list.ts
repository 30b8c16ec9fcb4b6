import { listFlags, moduleFlag } from '../../base/flags.js';
import { VersionedList } from '../../versioned/versioned-list.js';

export default class AnnotationSetList extends VersionedList {
  static override description = 'List the annotation sets of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('train'), ...listFlags };
  protected readonly kind = 'annotationSet';
}
