import type { DomainEvent } from '@wordslab/contracts';

/** The pure core of an entity: what it is, how events change it, what a command makes of it. */
export interface Decider<State, Command, Event extends DomainEvent> {
  readonly initialState: State;
  evolve(state: State, event: Event): State;
  /** @throws RuleViolated when the present state refuses the command */
  decide(command: Command, state: State): readonly Event[];
}
