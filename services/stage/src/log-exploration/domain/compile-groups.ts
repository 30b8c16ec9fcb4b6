import {
  type ExplorationGroup,
  type ExplorationMeasure,
  type ExplorationQuery,
  groupName,
  measureName,
  ValidationFailed,
} from '@wordslab/contracts';
import type { Statement } from './compile-list.js';
import { Parameters, whereOf } from './conditions.js';
import { columnOf, EXPLORED } from './explored-fields.js';

export interface GroupStatement extends Statement {
  /** Names of the columns `g0`, `g1`, … and `m0`, `m1`, … of the answer. */
  readonly groups: readonly string[];
  readonly measures: readonly string[];
}

/** A week is named by its Monday. */
const formats = { hour: 'YYYY-MM-DD"T"HH24:00"Z"', day: 'YYYY-MM-DD', week: 'YYYY-MM-DD' } as const;

const groupSql = (group: ExplorationGroup): string =>
  typeof group === 'string'
    ? columnOf(group)
    : `to_char(date_trunc('${group.by}', p.at AT TIME ZONE 'UTC'), '${formats[group.by]}')`;

const percentile = (share: number, column: string): string =>
  `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${column})`;

const measureSql = (measure: ExplorationMeasure, parameters: Parameters): string => {
  if ('count' in measure) return 'count(*)::float8';
  if ('avg' in measure) return `avg(${columnOf(measure.avg)})`;
  if ('min' in measure) return `min(${columnOf(measure.min)})`;
  if ('max' in measure) return `max(${columnOf(measure.max)})`;
  if ('p50' in measure) return percentile(0.5, columnOf(measure.p50));
  if ('p95' in measure) return percentile(0.95, columnOf(measure.p95));
  const { field, is } = measure.share;
  return `avg(coalesce(${columnOf(field)} = ${parameters.add(is)}::text, false)::int)::float8`;
};

/**
 * Counts and groups; one group more than asked for, so that it is known whether that is all.
 * @throws ValidationFailed `exploration.bad_order`, `exploration.twice`, `exploration.bad_value`
 */
export const compileGroups = ({ where, groupBy, measures, order, limit }: ExplorationQuery): GroupStatement => {
  const parameters = new Parameters();
  const measured: readonly ExplorationMeasure[] = measures.length > 0 ? measures : [{ count: true }];
  const groups = groupBy.map(groupName);
  const names = measured.map(measureName);
  const all = [...groups, ...names];
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ValidationFailed('exploration.twice', `'${twice}' is asked for twice`, 'Name it once.');
  const condition = whereOf(where, parameters);
  const columns = [
    ...groupBy.map((group, i) => `${groupSql(group)} AS g${i}`),
    ...measured.map((measure, i) => `${measureSql(measure, parameters)} AS m${i}`),
  ];
  const grouped = groups.length > 0 ? `GROUP BY ${groups.map((_, i) => i + 1).join(', ')}` : '';
  const text = `SELECT ${columns.join(', ')} FROM ${EXPLORED} WHERE ${condition} ${grouped} ${orderOf(all, groups.length, order)}
    LIMIT ${parameters.add(limit + 1)}::int`;
  return { text, values: parameters.values, groups, measures: names };
};

/** By what was asked, then by the groups, so that the same question has the same answer. */
const orderOf = (all: readonly string[], groups: number, order: ExplorationQuery['order']): string => {
  const byGroups = Array.from({ length: groups }, (_, i) => `${i + 1} ASC NULLS LAST`);
  if (!order) return byGroups.length > 0 ? `ORDER BY ${byGroups.join(', ')}` : '';
  const place = all.indexOf(order.by) + 1;
  if (place === 0)
    throw new ValidationFailed(
      'exploration.bad_order',
      `groups are not ordered by '${order.by}'`,
      `Order them by one of: ${all.join(', ')}.`,
    );
  return `ORDER BY ${[`${place} ${order.direction === 'desc' ? 'DESC' : 'ASC'} NULLS LAST`, ...byGroups].join(', ')}`;
};
