import { eventIdOf } from '../ids/ids.js';
import type { PublishedField } from '../policy.js';

/** The projection in which a serving stage's answers travel, anonymized, a day at a time. */
export const PREDICTION_LOG = 'prediction-log';

/**
 * Fields of a row of the prediction log. `names` are the personal values that the caller said the text may hold; they
 * never leave, and `redact` finds them in the text.
 */
export const predictionLogFields: readonly PublishedField[] = [
  { name: 'prediction', class: 'id', nullable: false },
  { name: 'at', class: 'date', nullable: false },
  { name: 'service', class: 'code', nullable: false },
  { name: 'release', class: 'code', nullable: false },
  { name: 'model', class: 'code', nullable: false },
  { name: 'text', class: 'text', nullable: false },
  { name: 'names', class: 'personal', nullable: true },
  { name: 'label', class: 'label', nullable: true },
  { name: 'score', class: 'number', nullable: true },
  { name: 'ms', class: 'number', nullable: false },
];

/** The id of a serving module's prediction log, the same for whoever asks: there is one per module. */
export const predictionLogId = (tenant: string, module: string): string =>
  `${module}_${eventIdOf(`prediction log of ${tenant}/${module}`, 0)}`;

/** A day (UTC) as the version of a log, 2026-11-25 → 20261125: `<log id>@20261125` is one day of it. */
export const dayVersion = (day: string): number => Number(day.replaceAll('-', ''));

/** The day of a version, 20261125 → 2026-11-25. */
export const dayOfVersion = (version: number): string => String(version).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** The UTC day of an instant, `yyyy-mm-dd`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
