import type { BoardCell, BoardModule, BoardRelease, BoardRow, BoardView } from '@wordslab/contracts';
import { paint, toneOf } from '../render/colour.js';
import { type Column, table } from '../render/table.js';
import { dateTime, duration } from '../render/text.js';

const cellText = (cell: BoardCell | undefined): string => {
  if (!cell) return '-';
  const signs = [...(cell.behind ? ['behind'] : []), ...(cell.freshness === 'unknown' ? ['?'] : [])];
  return [`v${cell.version} ${cell.as}`, ...signs].join(' ');
};

/** A release that was recalled, and is there all the same, is told as such. */
const releaseText = ({ release }: BoardModule): string => {
  if (!release) return '-';
  const status = release.status === 'active' ? '' : ` (${release.status})`;
  return `${release.alias}${status} since ${dateTime(release.since)}`;
};

const modulesTable = (modules: readonly BoardModule[]): string =>
  table(
    [
      { title: 'stage', value: (m) => m.module },
      { title: 'link', value: (m) => m.freshness, paint: (t, m) => paint(toneOf(m.freshness), t) },
      { title: 'heard', value: (m) => (m.lastHeardAt ? `${duration(m.lagSeconds)} ago` : 'never') },
      { title: 'behind', value: (m) => m.behind, align: 'right' },
      { title: 'release', value: (m) => releaseText(m), paint: (t, m) => paint(toneOf(m.release?.status ?? ''), t) },
      { title: 'hold', value: (m) => m.hold?.reason ?? '-', paint: (t, m) => (m.hold ? paint('bad', t) : t) },
    ],
    modules,
  );

const rowsTable = ({ modules, items }: BoardView): string =>
  table<BoardRow>(
    [
      { title: 'entity', value: (r) => `${r.kind}/${r.name}` },
      ...modules.map(({ module }): Column<BoardRow> => {
        const cell = (r: BoardRow) => r.cells.find((c) => c.module === module);
        return {
          title: module,
          value: (r) => cellText(cell(r)),
          paint: (text, r) => {
            const c = cell(r);
            return paint(!c || c.freshness === 'unknown' ? 'faint' : c.behind ? 'moving' : 'good', text);
          },
        };
      }),
    ],
    items,
  );

const stageText = (release: BoardRelease, module: string): string => {
  const stage = release.stages.find((s) => s.module === module);
  if (!stage) return '-';
  return stage.state === 'may' ? 'may go' : stage.state === 'may-not' ? 'may not' : stage.state;
};

const releasesTable = ({ releases }: BoardView): string => {
  const stages = [...new Set(releases.flatMap((r) => r.stages.map((s) => s.module)))];
  return table<BoardRelease>(
    [
      { title: 'release', value: (r) => `${r.alias} (${r.name})` },
      { title: 'status', value: (r) => r.status, paint: (t, r) => paint(toneOf(r.status), t) },
      ...stages.map((module) => ({ title: module, value: (r: BoardRelease) => stageText(r, module) })),
    ],
    releases,
  );
};

/** Lifecycle's board for a terminal: stages, entities × stages, releases × stages. `?` is what may be out of date. */
export const boardText = (board: BoardView): string =>
  [
    `As of ${dateTime(board.asOf)}`,
    modulesTable(board.modules),
    ...(board.items.length > 0 ? [rowsTable(board)] : ['No stage has told of an entity yet.']),
    ...(board.releases.length > 0 ? [releasesTable(board)] : []),
  ].join('\n\n');
