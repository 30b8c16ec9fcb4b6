import { receivedFrom } from './feed-proof.js';
import type { Logged, ModuleRecord } from './logs.js';

/** What an entry must have brought about in its receiver's log: this event, once, with this field as the entry has it. */
interface Effect {
  readonly by: string;
  readonly field: string;
}

const effects: Readonly<Record<string, Effect>> = {
  'snapshot.ordered': { by: 'snapshot.built', field: 'order' },
  'snapshot.offered': { by: 'snapshot.stored', field: 'snapshot' },
  'snapshot.relayed': { by: 'snapshot.activated', field: 'snapshot' },
  'snapshot.receipted': { by: 'promotion.partActivated', field: 'snapshot' },
  'promotion.ordered': { by: 'promotion.installed', field: 'promotion' },
  'promotion.installed': { by: 'promotion.completed', field: 'promotion' },
};

/** Refusals, cancellations and failures: nothing in the story asks for one. */
const UNASKED = /refused|rejected|cancelled|failed/i;

export interface Effects {
  /** Effects that the received entries call for. */
  readonly due: number;
  readonly applied: number;
  readonly duplicates: number;
  /** Event types that should not be in the log. */
  readonly unexpected: readonly string[];
}

const keyOf = ({ by, field }: Effect, data: unknown): string =>
  `${by} ${String(typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined)}`;

/** How often each effect stands in the log. */
const countEffects = (events: readonly Logged[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { type, data } of events)
    for (const effect of Object.values(effects).filter(({ by }) => by === type)) {
      const key = keyOf(effect, data);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
};

/** What a module made of the entries that it received from a peer. */
export const effectsOf = (receiver: ModuleRecord, from: string): Effects => {
  const due = new Set<string>();
  for (const { type, data } of receivedFrom(receiver, from)) {
    const effect = effects[type.slice('feed.'.length)];
    if (effect) due.add(keyOf(effect, data['data']));
  }
  const counts = countEffects(receiver.events);
  const times = [...due].map((key) => counts.get(key) ?? 0);
  return {
    due: due.size,
    applied: times.filter((n) => n > 0).length,
    duplicates: times.reduce((sum, n) => sum + Math.max(0, n - 1), 0),
    unexpected: receiver.events.map(({ type }) => type).filter((type) => UNASKED.test(type)),
  };
};
