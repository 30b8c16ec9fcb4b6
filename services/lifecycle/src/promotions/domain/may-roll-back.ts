import { RuleViolated, type WordslabError } from '@wordslab/contracts';
import { type Release, stoppedError } from '../../releases/domain/release.js';
import { policyMissing, shipmentsOf } from '../../releases/domain/release-needs.js';
import { alreadyThere, busy, type PromotionFacts } from './may-promote.js';

export type RollbackFacts = Pick<PromotionFacts, 'release' | 'to' | 'laneOf' | 'hasPolicy'>;

/**
 * Everything that stands against rolling a stage back to a release. What was completed there once is known to work
 * there: it needs no evidence and no approval, and a hold does not stop it.
 */
export const reasonsAgainstRollback = (facts: RollbackFacts): WordslabError[] => {
  const { release, to, laneOf, hasPolicy } = facts;
  if (!laneOf(to).completed.has(release.id)) return [neverThere(release, to)];
  const reasons = [
    release.status === 'recalled' ? stoppedError(release) : null,
    alreadyThere(facts),
    busy(facts),
    policyMissing(shipmentsOf(release.parts, [to]), hasPolicy),
  ];
  return reasons.filter((reason) => reason !== null);
};

const neverThere = ({ name, alias }: Release, to: string): WordslabError =>
  new RuleViolated(
    'rollback.never_there',
    `release ${name} (${alias}) was never completed in ${to}, so nothing is rolled back to it`,
    `See what was there with \`wordslab stage show ${to}\`.`,
  );

/** A stage has nothing to go back to, and no release was named. */
export const nothingBefore = (to: string): WordslabError =>
  new RuleViolated(
    'rollback.nothing_before',
    `no release was in ${to} before the present one`,
    `Promote another one: \`wordslab promote RELEASE --to ${to}\`.`,
  );
