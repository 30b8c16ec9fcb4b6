import { comparePositions, type RecordedEvent } from '@wordslab/eventstore';
import type { Attempt } from './writers.js';

/** What of a log is of interest here. */
export type Place = Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'>;

/** What is wrong with a log, measured by what its writers were told and its subscribers were sent; empty when nothing is. */
export const wrongsOf = (
  log: readonly Place[],
  attempts: readonly Attempt[],
  subscribers: Readonly<Record<string, readonly string[]>>,
): string[] => [
  ...orderWrongs(log),
  ...attempts.flatMap((attempt) => attemptWrongs(attempt, placesOf(log))),
  ...timeWrongs(attempts),
  ...Object.entries(subscribers).flatMap(([name, ids]) => subscriberWrongs(name, ids, log)),
];

const known = new WeakMap<readonly Place[], Map<string, Place[]>>();
const placesOf = (log: readonly Place[]): Map<string, Place[]> => {
  const places = known.get(log) ?? Map.groupBy(log, ({ id }) => id);
  known.set(log, places);
  return places;
};

/** Positions grow; the revisions of a stream are dense and grow with them; no id is there twice. */
const orderWrongs = (log: readonly Place[]): string[] => {
  const wrongs: string[] = [];
  const next = new Map<string, number>();
  for (const [i, { stream, revision, position }] of log.entries()) {
    const before = log[i - 1];
    if (before && comparePositions(before.position, position) >= 0)
      wrongs.push(`position ${position} stands behind ${before.position}`);
    const expected = next.get(stream) ?? 0;
    if (revision !== expected) wrongs.push(`${stream} goes on with ${revision} instead of ${expected}`);
    next.set(stream, revision + 1);
  }
  for (const [id, places] of placesOf(log))
    if (places.length > 1) wrongs.push(`event ${id} is there ${places.length} times`);
  return wrongs;
};

/** Acknowledged: there, together, in order, where the writer was told. Refused: not there. Given up: all or nothing. */
const attemptWrongs = ({ writer, stream, ids, outcome }: Attempt, log: Map<string, Place[]>): string[] => {
  const found = ids.flatMap((id) => log.get(id) ?? []);
  const name = `an append of writer ${writer} to ${stream}`;
  if (outcome === 'refused') return found.length === 0 ? [] : [`${name} was refused and is there`];
  if (outcome === 'given up' && found.length === 0) return [];
  if (found.length !== ids.length) return [`${name} (${ids.length} events) is there with ${found.length}`];
  const isTogether = found.every(
    ({ stream: of, revision }, i) => of === stream && revision === (found[0]?.revision ?? 0) + i,
  );
  if (!isTogether) return [`${name} is not there in one piece`];
  const last = found.at(-1);
  const isWhereTold =
    typeof outcome === 'string' || (last?.revision === outcome.revision && last.position === outcome.position);
  return isWhereTold ? [] : [`${name} is not where its writer was told`];
};

/** What was asked for after another append was answered stands behind it: positions are in the order of commits. */
const timeWrongs = (attempts: readonly Attempt[]): string[] => {
  const told = attempts.flatMap(({ outcome, ...rest }) =>
    typeof outcome === 'string' ? [] : [{ ...rest, position: outcome.position }],
  );
  const byAsked = told.toSorted((a, b) => a.asked - b.asked);
  const byAnswered = told.toSorted((a, b) => a.answered - b.answered);
  const wrongs: string[] = [];
  let latest = '0';
  let i = 0;
  for (const attempt of byAsked) {
    for (let before = byAnswered[i]; before && before.answered < attempt.asked; before = byAnswered[(i += 1)])
      if (comparePositions(before.position, latest) > 0) latest = before.position;
    if (comparePositions(attempt.position, latest) <= 0)
      wrongs.push(
        `an append of writer ${attempt.writer} stands at ${attempt.position}, before one that was answered earlier`,
      );
  }
  return wrongs;
};

const subscriberWrongs = (name: string, ids: readonly string[], log: readonly Place[]): string[] => {
  const at = log.findIndex(({ id }, i) => ids[i] !== id);
  if (at >= 0) return [`${name} was sent ${ids[at]} where the log has ${log[at]?.id}`];
  return ids.length === log.length ? [] : [`${name} was sent ${ids.length - log.length} events more than the log has`];
};
