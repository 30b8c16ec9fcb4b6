import { VersionedList } from '../../versioned/versioned-list.js';

export default class PipelineList extends VersionedList {
  static override description = 'List the pipelines of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'pipeline';
}
