import {
  type ExplorationCondition,
  explorationCondition,
  type ExplorationField,
  explorationFieldList,
  explorationGroup,
  type ExplorationGroup,
  type ExplorationMeasure,
  explorationMeasure,
} from '@wordslab/contracts';
import { UsageError } from '../errors/cli-errors.js';

const FORM = 'label=refund, label!=refund, label=a,b, score<0.5, score>=0.5, text~card, verdict= (nothing)';

const fieldNamed = (name: string): ExplorationField => {
  const found = explorationFieldList.find((field) => field.name.toLowerCase() === name.toLowerCase());
  if (found) return found.name;
  const names = explorationFieldList.map((field) => field.name).join(', ');
  throw new UsageError('usage.unknown_field', `the log has no field '${name}'`, `It has ${names}.`);
};

const numberIn = (text: string): number => {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number)) return number;
  throw new UsageError('usage.bad_condition', `'${text}' is not a number`, `Conditions look like ${FORM}.`);
};

const conditionOf = (field: ExplorationField, operator: string, value: string): unknown => {
  switch (operator) {
    case '=':
      if (value === '') return { field, isEmpty: true };
      return value.includes(',') ? { field, in: value.split(',').map((v) => v.trim()) } : { field, is: value };
    case '!=':
      return value === '' ? { field, isEmpty: false } : { field, isNot: value };
    case '~':
      return { field, contains: value };
    case '<':
      return { field, below: numberIn(value) };
    case '<=':
      return { field, atMost: numberIn(value) };
    case '>':
      return { field, above: numberIn(value) };
    default:
      return { field, atLeast: numberIn(value) };
  }
};

/** Reads `label=refund`, `score<0.5`, `text~card`. @throws UsageError `usage.bad_condition`, `usage.unknown_field` */
export const readCondition = (text: string): ExplorationCondition => {
  const [, name, operator, value] = /^\s*([A-Za-z]+)\s*(!=|<=|>=|=|<|>|~)(.*)$/s.exec(text) ?? [];
  if (name && operator && value !== undefined) {
    const read = explorationCondition.safeParse(conditionOf(fieldNamed(name), operator, value.trim()));
    if (read.success) return read.data;
  }
  throw new UsageError('usage.bad_condition', `'${text}' is not a condition`, `Conditions look like ${FORM}.`);
};

/** Conditions of `--from`, `--to` and `--where`. */
export const readConditions = (flags: { from?: string; to?: string; where?: string[] }): ExplorationCondition[] => [
  ...(flags.from ? [{ field: 'at' as const, from: flags.from }] : []),
  ...(flags.to ? [{ field: 'at' as const, to: flags.to }] : []),
  ...(flags.where ?? []).map(readCondition),
];

/** `label`, `day`, `hour`, `week`. @throws UsageError `usage.bad_group`, `usage.unknown_field` */
export const readGroup = (text: string): ExplorationGroup => {
  const read = explorationGroup.safeParse(
    text === 'hour' || text === 'week' ? { field: 'at', by: text } : fieldNamed(text),
  );
  if (read.success) return read.data;
  throw new UsageError(
    'usage.bad_group',
    `rows are not grouped by '${text}'`,
    'Group by a word such as label, service or day, or by hour or week.',
  );
};

/** `count`, `avg:score`, `p95:ms`, `share:label=refund`. @throws UsageError `usage.bad_measure` */
export const readMeasure = (text: string): ExplorationMeasure => {
  const [name = '', rest = ''] = text.split(/:(.*)/s);
  const [field = '', is = ''] = rest.split(/=(.*)/s);
  const asked = name === 'count' ? { count: true } : name === 'share' ? { share: { field, is } } : { [name]: rest };
  const read = explorationMeasure.safeParse(asked);
  if (read.success) return read.data;
  throw new UsageError(
    'usage.bad_measure',
    `'${text}' is not a measure`,
    'Measures are count, and avg, min, max, p50, p95 of score or ms (avg:score), and share:label=refund.',
  );
};
