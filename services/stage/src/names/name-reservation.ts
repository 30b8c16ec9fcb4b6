import type { Decider } from '@wordslab/platform';

/** `name-<kind>.<name>` belongs to the entity that came first. */
export interface NameReserved {
  readonly type: 'name.reserved';
  readonly data: { readonly kind: string; readonly name: string; readonly entity: string };
}
export interface ReserveName {
  readonly kind: string;
  readonly name: string;
  /** Id that the entity gets where the name is free. */
  readonly entity: string;
}

/** A name is given once; asking again answers with who has it. */
export const nameDecider: Decider<{ entity?: string }, ReserveName, NameReserved> = {
  initialState: {},
  evolve: (_state, event) => ({ entity: event.data.entity }),
  decide: (command, state) => (state.entity === undefined ? [{ type: 'name.reserved', data: { ...command } }] : []),
};
