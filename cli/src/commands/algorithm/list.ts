import { VersionedList } from '../../versioned/versioned-list.js';

export default class AlgorithmList extends VersionedList {
  static override description = 'List the algorithms of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'algorithm';
}
