import type { HourCounts } from './prediction-log.events.js';

const HOUR_MS = 3_600_000;
/** Start of an instant's hour, UTC. */
export const hourOf = (at: Date): string => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();

type Key = Pick<HourCounts, 'hour' | 'service' | 'release' | 'model'>;
const textOf = ({ hour, service, release, model }: Key): string => JSON.stringify([hour, service, release, model]);

/** Sums of counts by hour, service, release and model, in that order. */
export const sumOf = (all: Iterable<HourCounts>): HourCounts[] => {
  const sums = new Map<string, HourCounts>();
  for (const one of all) {
    const before = sums.get(textOf(one));
    sums.set(
      textOf(one),
      before
        ? {
            ...before,
            answered: before.answered + one.answered,
            failed: before.failed + one.failed,
            limited: before.limited + one.limited,
            ms: before.ms + one.ms,
          }
        : one,
    );
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
};

/** What one request adds: `ms` where it was answered. */
export const countOf = (
  key: Key,
  outcome: { readonly answered: number } | { readonly failed: 1 } | { readonly limited: 1 },
): HourCounts => ({
  ...key,
  answered: 0,
  failed: 0,
  limited: 0,
  ms: 0,
  ...(isAnswer(outcome) ? { answered: 1, ms: outcome.answered } : outcome),
});

const isAnswer = (outcome: object): outcome is { answered: number } => 'answered' in outcome;
