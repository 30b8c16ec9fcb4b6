import { detectors, type PolicyProposal, type ProposePolicy } from '@wordslab/contracts';
import { UsageError } from '../errors/cli-errors.js';
import { didYouMean } from './near.js';
import { listOf } from './reference.js';

/** Flags of `policy propose`. */
export interface ProposalFlags {
  readonly to: string;
  readonly keep?: readonly string[];
  readonly redact?: readonly string[];
  readonly names?: readonly string[];
  readonly detect?: readonly string[];
  readonly pseudonym?: readonly string[];
  readonly mask?: readonly string[];
  readonly null?: readonly string[];
}

type Detector = (typeof detectors)[number];

const detectorsOf = (named: readonly string[]): Detector[] =>
  named.map((name) => {
    const found = detectors.find((d) => d === name);
    if (found) return found;
    throw new UsageError(
      'usage.unknown_detector',
      `'${name}' is nothing that redaction can look for`,
      `${didYouMean(name, detectors)}It looks for ${detectors.join(', ')}.`,
    );
  });

/**
 * The flags of `policy propose` as the request, each column checked against the dataset's.
 * @throws UsageError `usage.unknown_column`, with the near matches; `usage.unknown_detector`
 */
export const proposalBody = (flags: ProposalFlags, columns: readonly string[]): ProposePolicy => {
  const ways = {
    keep: listOf(flags.keep),
    redact: listOf(flags.redact),
    pseudonym: listOf(flags.pseudonym),
    mask: listOf(flags.mask),
    null: listOf(flags.null),
  };
  const unknown = [...Object.values(ways).flat(), ...listOf(flags.names)].find((c) => !columns.includes(c));
  if (unknown !== undefined)
    throw new UsageError(
      'usage.unknown_column',
      `there is no column '${unknown}'`,
      `${didYouMean(unknown, columns)}It has ${columns.join(', ')}.`,
    );
  const detect = detectorsOf(listOf(flags.detect));
  return { to: flags.to, ...ways, ...(detect.length > 0 ? { detect } : {}) };
};

/** The proposal with the columns that a person named for redaction by name. */
export const withNames = (proposal: PolicyProposal, named: readonly string[] | undefined): PolicyProposal => {
  if (!named) return proposal;
  const names = listOf(named);
  const change = <T extends PolicyProposal['fields'][number]['transform']>(transform: T): T =>
    transform.use === 'redact' ? { ...transform, names } : transform;
  const fields = proposal.fields.map((f) => ({ ...f, transform: change(f.transform) }));
  const document = { ...proposal.document, fields: Object.fromEntries(fields.map((f) => [f.name, f.transform])) };
  return { document, fields };
};
