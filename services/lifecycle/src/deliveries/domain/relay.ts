import { relayOrdered } from '@wordslab/contracts';
import type { EventsOf } from '../../shared/event-schemas.js';

export const relayEvents = { 'snapshot.relayOrdered': relayOrdered } as const;
export type RelayEvent = EventsOf<typeof relayEvents>;

/** Snapshot ids look like `sha256:<hex>` or bare hex; streams carry the hex. */
export const relayStream = (snapshot: string, to: string): string =>
  `relay-${snapshot.slice(snapshot.indexOf(':') + 1)}-${to}`;

interface RelayState {
  readonly promotions: readonly string[];
}
const initialState: RelayState = { promotions: [] };

/** Once per promotion or pull: a later one may send the same snapshot again, after a refusal or to go back to it. */
export const relayDecider: {
  initialState: RelayState;
  evolve(state: RelayState, event: RelayEvent): RelayState;
  decide(command: RelayEvent['data'], state: RelayState): RelayEvent[];
} = {
  initialState,
  evolve: (state, event) => ({ promotions: [...state.promotions, event.data.promotion] }),
  decide: (command, state) =>
    state.promotions.includes(command.promotion) ? [] : [{ type: 'snapshot.relayOrdered', data: command }],
};
