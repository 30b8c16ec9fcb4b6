import { VersionedList } from '../../versioned/versioned-list.js';

export default class ServiceList extends VersionedList {
  static override description = 'List the services of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'service';
}
