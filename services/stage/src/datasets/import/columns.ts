import { ValidationFailed } from '@wordslab/contracts';
import { limits } from './limits.js';

/**
 * The names as columns of a dataset.
 * @throws ValidationFailed `dataset.duplicate_columns`, `dataset.bad_column_name`, `dataset.too_many_columns`
 */
export const checkedColumns = (names: readonly string[]): string[] => {
  if (names.length > limits.columns)
    throw new ValidationFailed(
      'dataset.too_many_columns',
      `the file has ${names.length} columns, at most ${limits.columns} are accepted`,
    );
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
  if (twice.length > 0)
    throw new ValidationFailed(
      'dataset.duplicate_columns',
      `the header names a column more than once: ${twice.join(', ')}`,
      'Give each column its own name.',
      { columns: twice },
    );
  const bad = names.find((name) => name.length > limits.columnName || /\p{Cc}/u.test(name) || name === '__proto__');
  if (bad !== undefined)
    throw new ValidationFailed(
      'dataset.bad_column_name',
      `'${bad.slice(0, 40)}' cannot name a column: at most ${limits.columnName} characters, no control characters`,
      'Is the first line of the file a header?',
    );
  return [...names];
};
