import type { DatasetColumn, DatasetVersion, QuarantinedRow } from '@wordslab/contracts';
import { paint } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { bytes, count, dateTime, number, shortId } from '../render/text.js';

const EXAMPLES = 5;

const personalText = (column: DatasetColumn): string => (column.class === 'personal' ? (column.personal ?? 'yes') : '');

const isPersonal = (column: DatasetColumn): boolean => column.class === 'personal';

const columnsTable = (version: DatasetVersion): string =>
  table(
    [
      { title: 'column', value: (c) => c.name },
      { title: 'type', value: (c) => c.type },
      { title: 'role', value: (c) => c.role },
      { title: 'personal', value: personalText, paint: (text, c) => paint(isPersonal(c) ? 'moving' : 'plain', text) },
      { title: 'empty', value: (c) => number(version.quality.empty[c.name] ?? 0), align: 'right' },
      { title: 'sure', value: (c) => `${Math.round(c.confidence * 100)} %`, align: 'right' },
    ],
    version.columns,
  );

const quarantineTable = (rows: readonly QuarantinedRow[]): string =>
  table(
    [
      { title: 'line', value: (q) => q.line, align: 'right' },
      { title: 'reason', value: (q) => q.reason },
      { title: 'detail', value: (q) => q.detail },
      { title: 'text', value: (q) => q.text.slice(0, 80) },
    ],
    rows.slice(0, EXAMPLES),
  );

/** A dataset version for a person: what it holds, its columns, what was set aside. */
export const datasetText = (
  dataset: { id: string; name: string },
  version: DatasetVersion,
  quarantine: readonly QuarantinedRow[],
): string => {
  const personal = version.columns.filter(isPersonal).map((c) => c.name);
  const setAside = version.quarantined > 0 ? `, ${number(version.quarantined)} set aside` : '';
  return [
    facts([
      ['Dataset', `dataset/${dataset.name}@${version.version}`],
      ['Id', `${dataset.id}@${version.version}`],
      ['Rows', `${count(version.rows, 'row')}${setAside}`],
      ['File', `${version.fileName ?? '-'}, ${version.format}, ${bytes(version.bytes)}`],
      [
        'Personal',
        personal.length > 0
          ? `${personal.join(', ')}; rows are sealed`
          : version.personal
            ? 'rows are sealed'
            : 'no column found',
      ],
      ['Digest', shortId(version.digest)],
      ['Imported', `${dateTime(version.importedAt)} by ${version.importedBy}`],
    ]),
    '',
    columnsTable(version),
    ...(quarantine.length > 0
      ? ['', `Set aside, the first of ${number(version.quarantined)}:`, quarantineTable(quarantine)]
      : []),
  ].join('\n');
};
