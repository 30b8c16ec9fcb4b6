import type { AddResult } from '@wordslab/contracts';
import { type CommandAnswer, commandAnswer, type CommandOutcome } from '@wordslab/platform';
import type { VersionedState } from './versioned.js';

/** The answer to `add`: the version that has the content, and whether this call made it. */
export const addAnswer = <C>(
  id: string,
  name: string,
  outcome: CommandOutcome<VersionedState<C>>,
): CommandAnswer<AddResult> => {
  const latest = outcome.state.versions.at(-1);
  return commandAnswer(outcome, {
    id,
    name,
    version: latest?.version ?? 1,
    digest: latest?.digest ?? '',
    added: outcome.events.length > 0,
  });
};
