import { listFlags, moduleFlag } from '../../base/flags.js';
import { VersionedList } from '../../versioned/versioned-list.js';

export default class BusinessModelList extends VersionedList {
  static override description = 'List the business models of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = { ...moduleFlag('train'), ...listFlags };
  protected readonly kind = 'businessModel';
}
