import { TrainList } from '../../versioned/versioned-list.js';

export default class AnnotationSetList extends TrainList {
  static override description = 'List the annotation sets of a stage.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  protected readonly kind = 'annotationSet';
}
