import { homeOf } from '@wordslab/contracts';
import { z } from 'zod';
import { answers } from '../story/shapes.js';
import { TENANT } from '../story/names.js';
import type { Wordslab } from '../wordslab.js';
import { type Activated, activatedCopies } from './copies.js';
import { claim, type Finding } from './proof.js';
import type { Site } from './site.js';

type Board = z.infer<typeof answers.board>;
const STAGES = ['dev', 'train', 'preprod', 'prod', 'explore'] as const;
/** The events that make a version of an entity. */
const VERSION_EVENTS = /\.version(Added|Published)$/;
const madeVersion = z.object({ version: z.number(), digest: z.string() });

/** The board agrees with every stage's own log: what lives there, and what arrived there, in which version and digest. */
export const boardAgrees = async (site: Site, wordslab: Wordslab): Promise<Finding> => {
  const board = await heardBoard(wordslab);
  let cells = 0;
  const pulled = (await Promise.all(STAGES.map((stage) => activatedCopies(site, stage)))).flat();
  for (const stage of STAGES) {
    const expected = [...(await atHome(site, stage)), ...(await copied(site, stage)), ...logsOf(stage, pulled)].sort();
    const shown = cellsOf(board, stage).sort();
    claim(
      JSON.stringify(expected) === JSON.stringify(shown),
      `${stage}: the board shows [${shown.join(', ')}], the stage's log says [${expected.join(', ')}]`,
    );
    cells += shown.length;
  }
  const silent = silentStages(board);
  claim(silent.length === 0, `the board does not hear ${silent.join(', ')}`);
  return {
    detail: `${cells} cells in ${STAGES.length} stages, each as the stage's own log says; every stage was heard`,
    figures: { cells },
  };
};

const HEARD_WITHIN_MS = 30_000;

/** Links need a moment after a start; a board that stays silent is answered as it is. */
const heardBoard = async (wordslab: Wordslab): Promise<Board> => {
  for (const deadline = Date.now() + HEARD_WITHIN_MS; ;) {
    const board = await wordslab.run(['board', '--tenant', TENANT, '--limit', '200'], answers.board);
    if (silentStages(board).length === 0 || Date.now() > deadline) return board;
  }
};

const silentStages = (board: Board): string[] =>
  board.modules.filter((m) => STAGES.some((s) => s === m.module) && m.freshness !== 'fresh').map((m) => m.module);

const cellsOf = (board: Board, stage: string): string[] =>
  board.items.flatMap((item) =>
    item.cells
      .filter((cell) => cell.module === stage)
      .map((cell) => `${cell.as} ${item.kind} ${item.id}@${cell.version} ${cell.digest}`),
  );

/** The latest version of each entity that lives in the stage. */
const atHome = async (site: Site, stage: string): Promise<string[]> => {
  const latest = new Map<string, string>();
  for await (const { stream, type, data } of site.events(stage)) {
    if (!VERSION_EVENTS.test(type) || stream.startsWith('feed-')) continue;
    const { version, digest } = madeVersion.parse(data);
    const [, kind, id] = /^([^-]+)-(.+)$/.exec(stream) ?? [];
    latest.set(stream, `home ${kind} ${id}@${version} ${digest}`);
  }
  return [...latest.values()];
};

/** Days of a log are not announced by its home: the board knows those that were pulled. */
const logsOf = (stage: string, pulled: readonly Activated[]): string[] => {
  const days = pulled
    .map(({ entity }) => entity)
    .filter(({ kind, id }) => kind === 'predictionLog' && homeOf(id) === stage);
  const latest = new Map(days.sort((a, b) => a.version - b.version).map((day) => [day.id, day]));
  return [...latest.values()].map(({ kind, id, version, digest }) => `home ${kind} ${id}@${version} ${digest}`);
};

/** The latest version of each entity that was activated in the stage. */
const copied = async (site: Site, stage: string): Promise<string[]> => {
  const latest = new Map((await activatedCopies(site, stage)).map((copy) => [copy.entity.id, copy.entity]));
  return [...latest.values()].map(({ kind, id, version, digest }) => `copy ${kind} ${id}@${version} ${digest}`);
};
