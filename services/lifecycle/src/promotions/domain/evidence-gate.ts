import {
  type EvidenceGate,
  kindOfModule,
  type PromotionEvidence,
  type ReleaseRequirement,
  RuleViolated,
  type WordslabError,
} from '@wordslab/contracts';
import type { Release } from '../../releases/domain/release.js';
import { requirementText } from '../../releases/domain/requirement.js';
import { isAfterPreprod } from '../../shared/tenant-map.js';
import type { CampaignResult } from './evidence-book.js';
import type { StageLane } from './stage-lane.js';

/** What the gate of a stage looks at. */
export interface EvidenceFacts {
  readonly release: Release;
  readonly to: string;
  readonly gate: EvidenceGate;
  /** Results of test campaigns for this release. */
  readonly results: readonly CampaignResult[];
  laneOf(stage: string): StageLane;
}

/** What stands against a release for want of evidence. Stages up to PreProd ask for none: it is measured there. */
export const evidenceAgainst = (facts: EvidenceFacts): WordslabError[] => {
  const { release, to, gate } = facts;
  if (!isAfterPreprod(to)) return [];
  if (release.requirements.length === 0)
    return gate === 'required' && modelsOf(release).length > 0 ? [stateNone(facts)] : [];
  return release.requirements.flatMap((requirement) => {
    const verdict = judge(requirement, facts);
    return verdict.error ? [verdict.error] : [];
  });
};

/** The results that meet the release's requirements, for the record of the promotion. */
export const evidenceFor = (facts: EvidenceFacts): PromotionEvidence[] =>
  isAfterPreprod(facts.to)
    ? facts.release.requirements.flatMap((requirement) => {
        const verdict = judge(requirement, facts);
        return verdict.error ? [] : [verdict.evidence];
      })
    : [];

/** Digests of the models that a release pins. */
export const modelsOf = (release: { parts: Release['parts'] }): string[] =>
  release.parts.filter((part) => part.kind === 'model').map((part) => part.digest);

type Verdict = { readonly error: WordslabError } | { readonly error?: undefined; readonly evidence: PromotionEvidence };

/**
 * By the latest signed result on exactly this test set, of a model of exactly this release, from a PreProd stage that has
 * taken it: a better one of before does not help, so that nobody measures until it fits.
 */
const judge = (requirement: ReleaseRequirement, facts: EvidenceFacts): Verdict => {
  const { release, results, laneOf } = facts;
  const models = modelsOf(release);
  const fitting = results.filter(
    (result) =>
      result.releaseDigest === release.digest &&
      result.testSetDigest === requirement.testSet.digest &&
      (models.length === 0 || models.includes(result.model)) &&
      kindOfModule(result.stage) === 'preprod' &&
      laneOf(result.stage).completed.has(release.id),
  );
  const result = fitting.findLast(({ keyid }) => keyid !== null);
  if (!result || result.keyid === null) return { error: noEvidence(requirement, facts, fitting.at(-1)) };
  const measured = result.metrics[requirement.metric];
  if (measured === undefined || measured < requirement.min)
    return { error: thresholdMissed(requirement, facts, result, measured) };
  const { campaign, stage, service, model, testSet, testSetDigest, items, metrics, at, keyid } = result;
  const of = { campaign, stage, service, model, testSet, testSetDigest, items, metrics: { ...metrics }, at, keyid };
  return { evidence: { requirement, measured, ...of } };
};

const nameOf = ({ name, alias }: Release): string => `release ${name} (${alias})`;

const triedIn = ({ release, laneOf }: EvidenceFacts): string | undefined => {
  const preprods = release.path.filter((stage) => kindOfModule(stage) === 'preprod');
  return preprods.find((stage) => laneOf(stage).completed.has(release.id)) ?? preprods[0];
};

const howToMeasure = ({ testSet }: ReleaseRequirement, facts: EvidenceFacts): string => {
  const stage = triedIn(facts);
  if (!stage) return 'Make a release whose path has a PreProd stage, where it can be measured.';
  const { name, parts } = facts.release;
  const service = parts.find((part) => part.kind === 'service')?.name ?? 'SERVICE';
  return `Measure it: \`wordslab test-campaign create "${name} on ${testSet.name}" --service ${service} --test-set ${testSet.name} --module ${stage}\`.`;
};

const noEvidence = (
  requirement: ReleaseRequirement,
  facts: EvidenceFacts,
  unsigned?: CampaignResult,
): WordslabError => {
  const { testSet } = requirement;
  const why = unsigned
    ? `the result of campaign ${unsigned.campaign} carries no valid signature of ${unsigned.stage}`
    : 'no test campaign on it has ended for this release';
  return new RuleViolated(
    'promotion.no_evidence',
    `${nameOf(facts.release)} requires ${requirementText(requirement)}, and ${why}`,
    howToMeasure(requirement, facts),
    { requirement, campaign: unsigned?.campaign ?? null, testSet: `${testSet.id}@${testSet.version}` },
  );
};

const thresholdMissed = (
  requirement: ReleaseRequirement,
  facts: EvidenceFacts,
  { campaign, stage, metrics }: CampaignResult,
  measured: number | undefined,
): WordslabError =>
  new RuleViolated(
    'promotion.threshold_missed',
    measured === undefined
      ? `${nameOf(facts.release)} requires ${requirementText(requirement)}; campaign ${campaign} in ${stage} measured no ${requirement.metric}, only ${Object.keys(metrics).join(', ')}`
      : `${nameOf(facts.release)} requires ${requirementText(requirement)}; campaign ${campaign} in ${stage} measured ${measured}`,
    'Make a release of a better model, or one that requires less.',
    { requirement, measured: measured ?? null, campaign },
  );

const stateNone = ({ release, to }: EvidenceFacts): WordslabError =>
  new RuleViolated(
    'promotion.no_requirement',
    `${to} wants evidence, and ${nameOf(release)} holds a model and does not say what it must reach`,
    "Make a release that says so: `wordslab release create … --require 'accuracy>=0.9 on testSet/gold'`; or ask the tenant admin to open the gate.",
  );
