import {
  dayVersion,
  homeOf,
  PREDICTION_LOG,
  predictionLogId,
  PULL_MOST,
  type StartPull,
  ValidationFailed,
  versionOf,
} from '@wordslab/contracts';

const DAY_MS = 86_400_000;

/** Every day from one to another, both included. @throws ValidationFailed `pull.bad_days` */
export const daysBetween = ({ from, to }: { from: string; to: string }): string[] => {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (count < 1 || count > PULL_MOST)
    throw new ValidationFailed(
      'pull.bad_days',
      count < 1 ? `${to} is before ${from}` : `${count} days are more than one pull takes, ${PULL_MOST}`,
      'Name the first and the last day, in this order.',
    );
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * DAY_MS).toISOString().slice(0, 10));
};

/** The partition of a day of a module's prediction log. */
export const dayPartition = (tenant: string, module: string, day: string): string =>
  versionOf(predictionLogId(tenant, module), dayVersion(day));

/**
 * The partitions that a pull asks for; none means the latest that Lifecycle knows of.
 * @throws ValidationFailed `pull.no_days`, `pull.bad_days`, `pull.foreign_partition`
 */
export const partitionsOf = (tenant: string, { projection, from, days, partitions }: StartPull): string[] => {
  const isLog = projection === PREDICTION_LOG;
  if (days && (!isLog || partitions))
    throw new ValidationFailed(
      'pull.bad_days',
      `days are for the ${PREDICTION_LOG} alone, and not together with partitions`,
    );
  if (isLog && !days && !partitions)
    throw new ValidationFailed(
      'pull.no_days',
      'a pull of the prediction log names days or partitions',
      'Say `days: { from, to }`, as in 2026-11-20 to 2026-11-25.',
    );
  const foreign = partitions?.find((partition) => homeOf(partition) !== from);
  if (foreign)
    throw new ValidationFailed(
      'pull.foreign_partition',
      `${foreign} does not live in ${from}`,
      `Its home is ${homeOf(foreign)}: pull it from there.`,
    );
  return days ? daysBetween(days).map((day) => dayPartition(tenant, from, day)) : [...new Set(partitions ?? [])];
};
