import { RevisionConflict } from '@wordslab/contracts/core';
import type {
  AppendRecordsResult,
  AppendsRecords,
  ExpectedRevision,
  StreamCheck,
  StreamRecord,
  Violation,
} from '@wordslab/eventstore';
import { isDeleted, type Stand, type Stands, storedExpectation } from './stands.js';
import { subjectOf } from './stream-metadata.js';

/** A check that does not hold, as whoever does not see what is hidden is told. */
export interface SeenViolation extends Omit<Violation, 'actual'> {
  readonly actual: Violation['actual'] | 'deleted' | 'tombstoned';
}

/**
 * An append to several streams of which some may have been deleted. Nobody else may write to any stream of the records
 * or checks meanwhile.
 * @throws NotFound `stream.deleted` when one that gets records ended.
 */
export const appendAsSeen = async (
  { store, stands }: { readonly store: AppendsRecords; readonly stands: Stands },
  records: readonly StreamRecord[],
  checks: readonly StreamCheck[],
): Promise<AppendRecordsResult> => {
  for (const stream of new Set(records.map((record) => subjectOf(record.stream)))) await stands.lastUnlessGone(stream);
  const found = new Map<string, Stand>();
  for (const { stream } of checks) if (!found.has(stream)) found.set(stream, await stands.of(stream));
  const stored = checks.map(({ stream, expected }) => ({
    stream,
    expected: storedExpectation(expected, found.get(stream)!),
  }));
  try {
    return await store.appendRecords(records, stored);
  } catch (error) {
    throw asSeen(error, checks, found);
  }
};

const asSeen = (error: unknown, checks: readonly StreamCheck[], found: ReadonlyMap<string, Stand>): unknown => {
  if (!(error instanceof RevisionConflict)) return error;
  const violations = violationsOf(error).map((violation): SeenViolation => {
    const { stream, expected } = checks[violation.check]!;
    const stand = found.get(stream)!;
    const actual = stand.isGone ? 'tombstoned' : isDeleted(stand) ? 'deleted' : violation.actual;
    return { ...violation, expected: shown(expected), actual };
  });
  const [first] = violations;
  if (!first) return error;
  const { stream, expected, actual } = first;
  return new RevisionConflict(
    error.code,
    `stream '${stream}' was expected at ${expected} and is ${actual}`,
    error.hint,
    {
      ...{ stream, expected, actual },
      violations,
    },
  );
};

/** What a refused append to several streams says of each check that does not hold; none for other conflicts. */
export const violationsOf = ({ details }: RevisionConflict): readonly SeenViolation[] => {
  const violations = details?.['violations'];
  return Array.isArray(violations) ? violations : [];
};

/** As conflicts tell it. */
export const shown = (expected: ExpectedRevision): Violation['expected'] =>
  typeof expected === 'bigint' ? Number(expected) : expected;
