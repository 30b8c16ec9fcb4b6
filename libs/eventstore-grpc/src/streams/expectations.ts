import type { AppendResult, ExpectedRevision } from '@wordslab/eventstore';
import { wirePosition } from '../codec/wire-events.js';
import { ProtocolViolation } from '../failures.js';
import type { AppendResp, BatchAppendReq_Options, DeleteResp, StreamExpectation } from '../generated/streams.js';

type Expected = StreamExpectation['expected'] | BatchAppendReq_Options['expected'];

/** What a client expects of a stream, in the port's words. */
export const toExpected = (expected: Expected): ExpectedRevision => {
  switch (expected?.$case) {
    case 'any':
      return 'any';
    case 'noStream':
      return 'no-stream';
    case 'streamExists':
      return 'stream-exists';
    case 'revision':
    case 'streamPosition':
      return expected.value;
    case undefined:
      throw new ProtocolViolation('the append does not say what it expects of the stream');
  }
};

export const successOf = ({
  revision,
  position,
}: AppendResult): NonNullable<AppendResp['result']> & { $case: 'success' } => ({
  $case: 'success',
  value: {
    current: { $case: 'currentRevision', value: BigInt(revision) },
    at: { $case: 'position', value: wirePosition(position) },
  },
});

export const deletedAt = ({ position }: AppendResult): DeleteResp => ({
  at: { $case: 'position', value: wirePosition(position) },
});
