import { TrainList } from '../../versioned/versioned-list.js';

export default class BusinessModelList extends TrainList {
  static override description = 'List the business models of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'businessModel';
}
