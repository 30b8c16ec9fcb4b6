import { UsageError } from '../errors/cli-errors.js';

const DAY_MS = 86_400_000;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * The days (UTC) that `--days A..B`, `--days A` or `--last N` name; today alone without either.
 * @throws UsageError `usage.bad_days`
 */
export const pullDays = (flags: { days?: string; last?: number }, now: Date): { from: string; to: string } => {
  const today = now.toISOString().slice(0, 10);
  if (flags.days === undefined) {
    const from = new Date(now.getTime() - ((flags.last ?? 1) - 1) * DAY_MS).toISOString().slice(0, 10);
    return { from, to: today };
  }
  const [from, to = from] = flags.days.split('..');
  if (isDay(from) && isDay(to)) return { from, to };
  throw new UsageError(
    'usage.bad_days',
    `'${flags.days}' does not name days`,
    'Days look like 2026-11-20..2026-11-25, or one of them.',
  );
};
