import { effectsOf } from './effects.js';
import { compareFeed, type FeedSheet } from './feed-proof.js';
import { faultsOfLog } from './log-proof.js';
import type { ModuleRecord } from './logs.js';
import type { Fault } from './matrix.js';

/** One fault and how long the story took from the kill to its completion. */
export interface Outcome extends Fault {
  readonly promotion: string;
  readonly killedAt: Date;
  readonly seconds: number;
}

/** All that the records of a tenant's modules say about what was lost or doubled. */
export interface Sheet {
  readonly feeds: readonly (FeedSheet & { due: number; applied: number; duplicatesApplied: number })[];
  /** Refusals, failures: nobody asked for one. */
  readonly unexpected: readonly string[];
  /** Gaps, doubles and broken order within a log. */
  readonly logs: readonly string[];
}

/** Lifecycle and each stage, in both directions. */
export const sheetOf = (hub: ModuleRecord, stages: readonly ModuleRecord[], others: readonly ModuleRecord[]): Sheet => {
  const pairs = stages.flatMap((stage) => [[stage, hub] as const, [hub, stage] as const]);
  const unexpected = new Set<string>();
  const feeds = pairs.map(([sender, receiver]) => {
    const effects = effectsOf(receiver, sender.module);
    for (const type of effects.unexpected) unexpected.add(`${receiver.module}: ${type}`);
    const { due, applied, duplicates } = effects;
    return { ...compareFeed(sender, receiver), due, applied, duplicatesApplied: duplicates };
  });
  const logs = [hub, ...stages, ...others].flatMap(({ module, events }) => faultsOfLog(module, events));
  return { feeds, unexpected: [...unexpected], logs };
};

/** What a sheet reports as wrong; empty when nothing was lost, doubled or put out of order. */
export const wrongsOf = ({ feeds, unexpected, logs }: Sheet): string[] => [
  ...logs,
  ...unexpected,
  ...feeds.flatMap((f) => {
    const wrong = {
      'not acknowledged': f.attempted - f.acknowledged,
      'not received': f.attempted - f.received,
      'not applied': f.due - f.applied,
      lost: f.lost,
      duplicates: f.duplicates,
      'duplicates applied': f.duplicatesApplied,
      'out of order applied': f.outOfOrder,
      unexpected: f.unexpected,
      divergent: f.divergent,
    };
    return Object.entries(wrong).flatMap(([word, n]) => (n === 0 ? [] : [`${f.feed}: ${word} ${n}`]));
  }),
];

const words = [
  'attempted',
  'acknowledged',
  'received',
  'due',
  'applied',
  'lost',
  'duplicates applied',
  'out of order applied',
  'unexpected',
  'divergent',
] as const;

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const cell = (text: string, i: number) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0));
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The sheet in words, and the time to converge of each kind of process. */
export const sheetText = ({ feeds }: Sheet, outcomes: readonly Outcome[]): string => {
  const counts = feeds.map((f) =>
    [
      f.feed,
      f.attempted,
      f.acknowledged,
      f.received,
      f.due,
      f.applied,
      f.lost,
      f.duplicates + f.duplicatesApplied,
      f.outOfOrder,
      f.unexpected,
      f.divergent,
    ].map(String),
  );
  const kinds = [...new Set(outcomes.map((o) => o.kind))];
  const times = kinds.map((kind) => {
    const seconds = outcomes.filter((o) => o.kind === kind).map((o) => o.seconds);
    return [kind, String(seconds.length), median(seconds).toFixed(1), Math.max(...seconds).toFixed(1)];
  });
  return [
    table([['feed', ...words], ...counts]),
    'due: entries that call for an effect; applied: those that had it',
    '',
    table([['kill -9 of', 'times', 'time to converge, median s', 'longest s'], ...times]),
  ].join('\n');
};
