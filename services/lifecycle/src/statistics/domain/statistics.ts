import type { Durations, StageStatistics } from '@wordslab/contracts';

/** A promotion or rollback to the stage that is over. Times are in milliseconds. */
export interface EndedPromotion {
  readonly promotion: string;
  readonly release: string;
  readonly kind: 'promotion' | 'rollback';
  readonly requestedAt: number;
  readonly endedAt: number;
  /** `stopped`: refused, rejected or cancelled before it changed the stage. */
  readonly outcome: 'completed' | 'failed' | 'stopped';
  /** The release that the stage had. */
  readonly replaces: string | null;
}

export interface HourOfPredictions {
  readonly hour: number;
  readonly answered: number;
  readonly failed: number;
  readonly limited: number;
  readonly ms: number;
}

/** Everything that the statistics of one stage are computed from; all of it comes from events. */
export interface StageFacts {
  readonly stage: string;
  /** In the order in which they ended. */
  readonly promotions: readonly EndedPromotion[];
  readonly releaseCreatedAt: ReadonlyMap<string, number>;
  readonly predictions: readonly HourOfPredictions[];
}

/** `since` belongs to it, `until` does not. */
export interface Window {
  readonly since: number;
  readonly until: number;
}

const WEEK_MS = 7 * 86_400_000;
const within = (at: number, { since, until }: Window): boolean => at >= since && at < until;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The value at the nearest rank: the smallest that at least this share of all do not exceed. */
const atShare = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;

const durationsOf = (milliseconds: readonly number[]): Durations => {
  const seconds = milliseconds.map((ms) => ms / 1000).sort((a, b) => a - b);
  return { count: seconds.length, medianSeconds: atShare(seconds, 0.5), p90Seconds: atShare(seconds, 0.9) };
};

/**
 * Definition 1, after DORA's four measures (https://dora.dev/guides/dora-metrics-four-keys/):
 * - lead time: creation of a release → its first completed promotion to the stage, counted where that ends in the window;
 * - frequency: completed promotions without rollbacks, in all and per week of the window;
 * - change failure: a change is a promotion that completed or failed in the window (what was stopped before it reached
 *   the stage is none). It went wrong where it failed, or where a rollback from its release, asked for before the
 *   window's end and completed, came after it and before the release's next promotion;
 * - time to restore: request of a rollback → its completion, counted where that ends in the window.
 */
const definition1 = (facts: StageFacts, window: Window): StageStatistics => {
  const completed = facts.promotions.filter(({ outcome }) => outcome === 'completed');
  const forward = completed.filter(({ kind }) => kind === 'promotion');
  const inWindow = forward.filter(({ endedAt }) => within(endedAt, window));
  return {
    stage: facts.stage,
    leadTime: durationsOf(leadTimes(facts, forward, window)),
    promotions: {
      completed: inWindow.length,
      perWeek: inWindow.length / ((window.until - window.since) / WEEK_MS),
    },
    changeFailure: changeFailure(facts, window),
    timeToRestore: durationsOf(
      completed
        .filter(({ kind, endedAt }) => kind === 'rollback' && within(endedAt, window))
        .map(({ requestedAt, endedAt }) => endedAt - requestedAt),
    ),
    predictions: predictionsIn(facts, window),
  };
};

const leadTimes = ({ releaseCreatedAt }: StageFacts, forward: readonly EndedPromotion[], window: Window): number[] => {
  const firsts = forward.filter(({ release }, index) => forward.findIndex((p) => p.release === release) === index);
  return firsts
    .filter(({ endedAt }) => within(endedAt, window))
    .flatMap(({ release, endedAt }) => {
      const createdAt = releaseCreatedAt.get(release);
      return createdAt === undefined ? [] : [endedAt - createdAt];
    });
};

const changeFailure = ({ promotions }: StageFacts, window: Window): StageStatistics['changeFailure'] => {
  const forward = promotions.filter(({ kind, outcome }) => kind === 'promotion' && outcome !== 'stopped');
  const rollbacks = promotions.filter(
    ({ kind, outcome, requestedAt }) => kind === 'rollback' && outcome === 'completed' && requestedAt < window.until,
  );
  const blamed = new Set(
    rollbacks.flatMap(({ replaces, requestedAt }) => {
      const before = forward.filter(
        (p) => p.outcome === 'completed' && p.release === replaces && p.endedAt <= requestedAt,
      );
      return before.at(-1)?.promotion ?? [];
    }),
  );
  const changes = forward.filter(({ endedAt }) => within(endedAt, window));
  const failed = changes.filter(({ outcome }) => outcome === 'failed').length;
  const rolledBack = changes.filter(({ promotion }) => blamed.has(promotion)).length;
  const rate = changes.length > 0 ? (failed + rolledBack) / changes.length : null;
  return { changes: changes.length, failed, rolledBack, rate };
};

const predictionsIn = ({ predictions }: StageFacts, window: Window): StageStatistics['predictions'] => {
  const hours = predictions.filter(({ hour }) => within(hour, window));
  const answered = sum(hours.map((h) => h.answered));
  return {
    answered,
    failed: sum(hours.map((h) => h.failed)),
    limited: sum(hours.map((h) => h.limited)),
    meanMs: answered > 0 ? sum(hours.map((h) => h.ms)) / answered : null,
  };
};

/** Every definition there ever was: a changed measure is a new one, and the old reports can still be made. */
export const definitions: ReadonlyMap<number, (facts: StageFacts, window: Window) => StageStatistics> = new Map([
  [1, definition1],
]);
export const newestDefinition = Math.max(...definitions.keys());
