import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** `name-<kind>.<name>` belongs to the entity that came first. */
export const nameReserved = z.object({ kind: z.string(), name: z.string(), entity: z.string() });
export const nameEvents = { 'name.reserved': nameReserved };
export interface NameReserved {
  readonly type: 'name.reserved';
  readonly data: z.infer<typeof nameReserved>;
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
