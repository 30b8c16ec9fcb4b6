import { type ExplorationCondition, type ExplorationField, ValidationFailed } from '@wordslab/contracts';
import { columnOf, typeOfField } from './explored-fields.js';

/** Values of a statement, each given its place. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const instantOf = (text: string): string => (text.length === 10 ? `${text}T00:00:00Z` : text);

/** @throws ValidationFailed `exploration.bad_value` where the value does not fit the field */
const valueOf = (field: ExplorationField, value: string | number): string | number => {
  const type = typeOfField(field);
  if (type === 'time')
    throw new ValidationFailed(
      'exploration.bad_value',
      `'${field}' is a time: it is asked with from and to`,
      'Group by {"field":"at","by":"day"}, or ask for the field day.',
    );
  if (type !== 'number') return String(value);
  const number = Number(value);
  if (value !== '' && Number.isFinite(number)) return number;
  throw new ValidationFailed('exploration.bad_value', `'${value}' is not a number, as '${field}' is`);
};

const sqlOf = (condition: ExplorationCondition, parameters: Parameters): string => {
  const { field } = condition;
  const column = columnOf(field);
  const cast = typeOfField(field) === 'number' ? '::float8' : '::text';
  const compared = (operator: string, value: number): string =>
    `${column} ${operator} ${parameters.add(value)}::float8`;
  if ('is' in condition) return `${column} = ${parameters.add(valueOf(field, condition.is))}${cast}`;
  if ('isNot' in condition)
    return `${column} IS DISTINCT FROM ${parameters.add(valueOf(field, condition.isNot))}${cast}`;
  if ('in' in condition)
    return `${column} = ANY (${parameters.add(condition.in.map((value) => valueOf(field, value)))}${cast}[])`;
  if ('isEmpty' in condition) return `${column} IS ${condition.isEmpty ? '' : 'NOT '}NULL`;
  if ('contains' in condition)
    return `strpos(lower(${column}), lower(${parameters.add(condition.contains)}::text)) > 0`;
  if ('from' in condition) return `${column} >= ${parameters.add(instantOf(condition.from))}::timestamptz`;
  if ('to' in condition) return `${column} < ${parameters.add(instantOf(condition.to))}::timestamptz`;
  if ('atLeast' in condition) return compared('>=', condition.atLeast);
  if ('atMost' in condition) return compared('<=', condition.atMost);
  if ('above' in condition) return compared('>', condition.above);
  return compared('<', condition.below);
};

/** All conditions as SQL, true where there are none. */
export const whereOf = (conditions: readonly ExplorationCondition[], parameters: Parameters): string =>
  conditions.length === 0 ? 'true' : conditions.map((condition) => `(${sqlOf(condition, parameters)})`).join(' AND ');
