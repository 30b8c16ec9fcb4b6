const FIRST_MS = 200;
const LONGEST_MS = 15_000;
/** A process that ran this long was not failing at start: its next restart is quick again. */
export const STABLE_MS = 30_000;

/** The pause before the next start after `failures` starts in a row that did not last: 0.2 s, doubled up to 15 s. */
export const restartDelay = (failures: number): number =>
  Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);

/** Failures in a row, after a run of `ranMs`. */
export const failuresAfter = (failures: number, ranMs: number): number => (ranMs >= STABLE_MS ? 1 : failures + 1);
