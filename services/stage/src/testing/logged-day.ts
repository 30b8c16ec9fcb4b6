import { dayVersion, predictionLogId } from '@wordslab/contracts';
import type { ShippedSnapshot } from './as-shipper.js';

export const LOG = predictionLogId('acme', 'prod');
export const sha = (text: string): string => `sha256:${Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64)}`;

/** A row of the log as it leaves Prod: `names` is dropped on the way. */
export const loggedRow = (prediction: string, more: object = {}) => ({
  prediction,
  at: '2026-11-25T10:00:00.000Z',
  service: 'answers',
  release: 'r1',
  model: 'sha256:m1',
  text: `message ${prediction}`,
  label: 'card',
  score: 0.9,
  ms: 4,
  ...more,
});

/** A day of Prod's log, as the shipper of Explore would install it. */
export const loggedDay = (day: string, snapshot: string, rows: readonly object[]): ShippedSnapshot => ({
  snapshot: sha(snapshot),
  from: 'prod',
  projection: 'prediction-log',
  entity: { kind: 'predictionLog', id: LOG, version: dayVersion(day), name: 'prod', digest: sha(`d${snapshot}`) },
  rows,
});
