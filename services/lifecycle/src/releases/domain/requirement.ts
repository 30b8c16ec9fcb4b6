import { type ReleaseRequirement, ValidationFailed } from '@wordslab/contracts';
import type { KnownVersion } from './part-reference.js';

/** A requirement as a person writes it: `accuracy>=0.9 on testSet/gold@2`. */
export interface RequirementText {
  readonly metric: string;
  readonly min: number;
  /** Names a test set as parts are named. */
  readonly testSet: string;
}

const TEXT = /^\s*([A-Za-z][\w.-]{0,59})\s*(?:>=|≥)\s*(\d+(?:\.\d+)?)\s+on\s+(\S.*?)\s*$/;

/** @throws ValidationFailed `release.bad_requirement` */
export const parseRequirement = (text: string): RequirementText => {
  const [, metric, min, testSet] = TEXT.exec(text) ?? [];
  if (metric && min && testSet && Number(min) <= 1) return { metric, min: Number(min), testSet };
  throw new ValidationFailed(
    'release.bad_requirement',
    `'${text}' is not a requirement`,
    'A requirement looks like `accuracy>=0.9 on testSet/gold`, with a share from 0 to 1.',
  );
};

/**
 * The test set that a requirement means: the part of the release where one fits, at the version that is pinned.
 * @throws ValidationFailed `release.bad_requirement` where a person names a version that the release does not pin, or no test set
 */
export const testSetOf = (
  text: string,
  meant: KnownVersion,
  parts: readonly KnownVersion[],
): ReleaseRequirement['testSet'] => {
  if (meant.kind !== 'testSet')
    throw new ValidationFailed(
      'release.bad_requirement',
      `'${text}' is a ${meant.kind}; a requirement is measured on a test set`,
      'Name a test set, such as testSet/gold.',
    );
  const pinned = parts.find((part) => part.id === meant.id);
  const saysVersion = /@[1-9]\d*$/.test(text);
  if (pinned && saysVersion && pinned.version !== meant.version)
    throw new ValidationFailed(
      'release.bad_requirement',
      `the release pins version ${pinned.version} of testSet/${pinned.name}, and the requirement names version ${meant.version}`,
      `Pin testSet/${pinned.name}@${meant.version}, or leave the version out of the requirement.`,
    );
  const { id, version, name, digest } = pinned ?? meant;
  return { id, version, name, digest };
};

/** As a person writes it. */
export const requirementText = ({ metric, min, testSet }: ReleaseRequirement): string =>
  `${metric}>=${min} on testSet/${testSet.name}@${testSet.version}`;

/** In an order of its own, so that a digest does not depend on the order of naming; none twice. */
export const sortedRequirements = (requirements: readonly ReleaseRequirement[]): ReleaseRequirement[] =>
  [...new Map(requirements.map((r) => [requirementText(r), r])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, requirement]) => requirement);
