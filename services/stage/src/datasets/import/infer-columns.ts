import {
  type ColumnRole,
  columnRoles,
  type DatasetColumn,
  type PublishedField,
  ValidationFailed,
} from '@wordslab/contracts';
import type { ColumnTypeTracker } from './column-types.js';
import type { Cell, GoodRow } from './rows.js';

/** What a column seems to hold, told from its name and some of its values. */
export type InferFieldClass = (
  name: string,
  samples: readonly string[],
) => { class: PublishedField['class']; personal?: string; confidence: number };

/** Roles that the request names: column → role, `personal:email` with its kind. */
export type RoleWishes = Readonly<Record<string, string>>;

export type ColumnPurpose = Pick<DatasetColumn, 'name' | 'role' | 'class' | 'personal' | 'confidence'>;

const SAMPLES = 200;

/**
 * The purpose of each column: what the request says, else what the name and the first rows say. Personal is the safe
 * side: a later row cannot make a column less so.
 * @throws ValidationFailed `dataset.no_such_column`, `dataset.unknown_role`
 */
export const inferColumns = (
  columns: readonly string[],
  window: readonly GoodRow[],
  wishes: RoleWishes,
  infer: InferFieldClass,
): ColumnPurpose[] => {
  refuseMissing(columns, Object.keys(wishes));
  return columns.map((name, index) => {
    const wish = Object.hasOwn(wishes, name) ? wishes[name] : undefined;
    if (wish !== undefined) return wished(name, wish);
    const { class: cls, personal, confidence } = infer(name, samplesOf(window, index));
    return { name, role: roleOfClass(cls), class: cls, ...(personal ? { personal } : {}), confidence };
  });
};

/** A structure may hold anything: it counts as text, which never leaves as it is. */
const roleOfClass = (cls: PublishedField['class']): ColumnRole => (cls === 'document' ? 'text' : cls);

const samplesOf = (window: readonly GoodRow[], index: number): string[] => {
  const samples: string[] = [];
  for (const { cells } of window) {
    const cell: Cell = cells[index] ?? null;
    if (cell !== null) samples.push(typeof cell === 'object' ? JSON.stringify(cell) : String(cell));
    if (samples.length === SAMPLES) break;
  }
  return samples;
};

const refuseMissing = (columns: readonly string[], asked: readonly string[]): void => {
  const missing = asked.filter((name) => !columns.includes(name));
  if (missing.length === 0) return;
  throw new ValidationFailed(
    'dataset.no_such_column',
    `the file has no column ${missing.map((m) => `'${m}'`).join(', ')}`,
    `Its columns are: ${columns.join(', ')}.`,
    { missing, columns },
  );
};

const wished = (name: string, wish: string): ColumnPurpose => {
  const [word, kind] = wish.split(':');
  const role = columnRoles.find((r) => r === word);
  if (!role || (kind !== undefined && role !== 'personal'))
    throw new ValidationFailed(
      'dataset.unknown_role',
      `'${wish}' is not a role`,
      `Roles are: ${columnRoles.join(', ')}.`,
    );
  const personal = role === 'subject' ? 'subject' : role === 'personal' ? (kind ?? 'other') : undefined;
  return {
    name,
    role,
    class: role === 'subject' ? 'personal' : role,
    ...(personal ? { personal } : {}),
    confidence: 1,
  };
};

/** The columns as the version publishes them, once every row was seen. */
export const confirmedColumns = (
  purposes: readonly ColumnPurpose[],
  trackers: readonly ColumnTypeTracker[],
): DatasetColumn[] =>
  purposes.map((purpose, i) => {
    const tracker = trackers[i];
    const type = tracker?.typeFor(purpose.class === 'personal') ?? 'string';
    return { ...purpose, type, nullable: (tracker?.empty ?? 0) > 0, ...demoted(purpose, type) };
  });

/** What was inferred of the first rows does not survive a type that later rows took away; what the request named does. */
const demoted = ({ role, confidence }: ColumnPurpose, type: DatasetColumn['type']): Partial<ColumnPurpose> => {
  const lost =
    confidence < 1 &&
    ((role === 'number' && type !== 'integer' && type !== 'number') ||
      (role === 'date' && type !== 'date') ||
      (role === 'flag' && type === 'string'));
  return lost || (type === 'json' && role !== 'personal' && role !== 'subject' && confidence < 1)
    ? { role: 'text', class: 'text', confidence: 0.5 }
    : {};
};
