import { expect } from '@jest/globals';
import type { DomainEvent } from '@wordslab/contracts';

interface DeciderLike<S, C, E extends DomainEvent> {
  initialState: S;
  evolve(state: S, event: E): S;
  decide(command: C, state: S): readonly E[];
}

/** Given these events, when this command, then those events or this refusal. */
export const given = <S, C, E extends DomainEvent>(decider: DeciderLike<S, C, E>, ...events: E[]) => {
  const state = events.reduce((s, e) => decider.evolve(s, e), decider.initialState);
  return {
    when: (command: C) => ({
      then: (...expected: E[]) => expect(decider.decide(command, state)).toEqual(expected),
      thenTypes: (...types: string[]) => expect(decider.decide(command, state).map((e) => e.type)).toEqual(types),
      thenRefused: (code: string) => {
        let refusal: unknown;
        try {
          decider.decide(command, state);
        } catch (error) {
          refusal = error;
        }
        expect(refusal).toMatchObject({ code });
      },
    }),
  };
};
