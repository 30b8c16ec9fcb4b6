/** A test of Kurrent's that this front is known to fail. */
export interface KnownFailure {
  readonly file: string;
  /** With the names of the groups around it, as Jest joins them. */
  readonly test: string;
  readonly reason: string;
}

const PROJECTIONS = 'needs projections that run in the server';
const ACLS = 'needs users and their rights to streams';

export const knownFailures: readonly KnownFailure[] = [
  {
    file: 'readAll.test.ts',
    test: 'readAll should successfully read from $all resolve link tos',
    reason: PROJECTIONS,
  },
  {
    file: 'readStream.test.ts',
    test: 'readStream should successfully read from stream options resolve link tos',
    reason: PROJECTIONS,
  },
  {
    file: 'appendToStream-errors.test.ts',
    test: 'appendToStream - errors Batch append (>21.10) AccessDenied',
    reason: ACLS,
  },
  {
    file: 'appendToStream-errors.test.ts',
    test: 'appendToStream - errors Normal Append AccessDenied',
    reason: ACLS,
  },
];
