import { TrainList } from '../../versioned/versioned-list.js';

export default class TestSetList extends TrainList {
  static override description = 'List the test sets of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'testSet';
}
