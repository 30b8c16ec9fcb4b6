import { type PinnedPart, RuleViolated, versionOf } from '@wordslab/contracts';
import type { PolicyNeed } from '../../policies/domain/policy-book.js';
import { projectionOf } from './part-modes.js';

/** One content part on its way to one stage: what is ordered, and what a policy is needed for. */
export interface Shipment extends PolicyNeed {
  /** `<entity id>@<version>`. */
  readonly partition: string;
  readonly part: PinnedPart;
}

/** Every content part of a release for the stages named. */
export const shipmentsOf = (parts: readonly PinnedPart[], stages: readonly string[]): Shipment[] =>
  stages.flatMap((to) =>
    parts
      .filter((part) => part.modes[to] === 'content')
      .map((part) => ({
        projection: projectionOf(part.kind),
        entity: part.id,
        from: part.home,
        to,
        partition: versionOf(part.id, part.version),
        part,
      })),
  );

/** The error that names what has no policy, or null where everything has one. */
export const policyMissing = (
  shipments: readonly Shipment[],
  hasPolicy: (need: PolicyNeed) => boolean,
): RuleViolated | null => {
  const missing = shipments.filter((shipment) => !hasPolicy(shipment));
  const [first] = missing;
  if (!first) return null;
  const name = (s: Shipment): string => `${s.projection} of ${s.part.kind}/${s.part.name} on ${s.from} → ${s.to}`;
  return new RuleViolated(
    'release.policy_missing',
    `no policy is approved for ${missing.map(name).join('; ')}`,
    `Write one with \`wordslab policy propose ${first.part.name} --to ${first.to} -o policy.json\`, look at it, then \`wordslab policy set policy.json\`.`,
    {
      missing: missing.map(({ projection, entity, from, to }) => ({ projection, entity, edge: { from, to } })),
    },
  );
};
