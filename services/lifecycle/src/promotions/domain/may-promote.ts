import { type EvidenceGate, NotFound, RuleViolated, type WordslabError } from '@wordslab/contracts';
import type { PolicyNeed } from '../../policies/domain/policy-book.js';
import { type Release, stoppedError } from '../../releases/domain/release.js';
import { policyMissing, shipmentsOf } from '../../releases/domain/release-needs.js';
import { isStage, rankOf, type TenantMap } from '../../shared/tenant-map.js';
import type { CampaignResult } from './evidence-book.js';
import { evidenceAgainst } from './evidence-gate.js';
import { holdInForce, stageBusy, type StageLane } from './stage-lane.js';

export interface PromotionFacts {
  readonly release: Release;
  readonly to: string;
  readonly tenant: TenantMap;
  /** What the stage asks of evidence. */
  readonly gate: EvidenceGate;
  /** Results of test campaigns for this release. */
  readonly results: readonly CampaignResult[];
  laneOf(stage: string): StageLane;
  hasPolicy(need: PolicyNeed): boolean;
}

/**
 * Everything that stands against promoting a release to a stage now; empty where nothing does. The board shows these, and
 * the command throws the first of them, so that no board offers what the command refuses.
 */
export const reasonsAgainst = (facts: PromotionFacts): WordslabError[] => {
  const { release, to, tenant } = facts;
  if (!isStage(tenant, to)) return [unknownStage(tenant, to)];
  if (!release.path.includes(to))
    return [
      new RuleViolated(
        'promotion.not_on_path',
        `${to} is not on the path of release ${release.name} (${release.alias}): ${release.path.join(' → ')}`,
        'Make a release whose path has it.',
      ),
    ];
  const reasons = [
    release.status === 'active' ? null : stoppedError(release),
    alreadyThere(facts),
    busy(facts),
    held(facts),
    notTriedBefore(facts),
    ...evidenceAgainst(facts),
    policyMissing(shipmentsOf(release.parts, [to]), facts.hasPolicy),
  ];
  return reasons.filter((reason) => reason !== null);
};

export const unknownStage = (tenant: TenantMap, to: string): WordslabError =>
  new NotFound(
    'promotion.unknown_stage',
    `tenant ${tenant.tenant} has no stage '${to}'`,
    `Its stages are ${tenant.stages.map((s) => s.module).join(', ')}.`,
  );

const held = ({ to, laneOf }: PromotionFacts): WordslabError | null => {
  const { hold } = laneOf(to);
  return hold ? holdInForce(hold) : null;
};

export const alreadyThere = ({
  release,
  to,
  laneOf,
}: Pick<PromotionFacts, 'release' | 'to' | 'laneOf'>): WordslabError | null =>
  laneOf(to).current?.release === release.id
    ? new RuleViolated('promotion.already_there', `release ${release.name} (${release.alias}) is what ${to} has now`)
    : null;

export const busy = ({ to, laneOf }: Pick<PromotionFacts, 'to' | 'laneOf'>): WordslabError | null => {
  const { active } = laneOf(to);
  return active ? stageBusy(to, active) : null;
};

/** A release passes the kinds of stages on its path in their order; of side-by-side variants, one is enough. */
const notTriedBefore = ({ release, to, laneOf }: PromotionFacts): WordslabError | null => {
  const rank = rankOf(to) ?? 0;
  const earlier = release.path.filter((stage) => (rankOf(stage) ?? 0) < rank);
  const nearest = Math.max(...earlier.map((stage) => rankOf(stage) ?? 0));
  const before = earlier.filter((stage) => rankOf(stage) === nearest);
  if (before.length === 0 || before.some((stage) => laneOf(stage).completed.has(release.id))) return null;
  return new RuleViolated(
    'promotion.stage_skipped',
    `release ${release.name} (${release.alias}) has not been in ${before.join(' or ')} yet, which comes before ${to} on its path`,
    `Promote it there first: \`wordslab promote ${release.alias} --to ${before[0] ?? ''}\`.`,
  );
};
