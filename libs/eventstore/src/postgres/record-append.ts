import type pg from 'pg';
import { type AppendRecordsResult, checksViolated, type RecordsRequest, type Violation } from '../append-records.js';
import { eventIdTaken } from '../append-request.js';
import { expectedNumber } from './expected-number.js';
import { mayNotAppend, notYours, toStoreError } from './store-errors.js';

interface Outcome {
  readonly refused: string | null;
  /** From 1. */
  readonly place: number;
  readonly revision: string;
  readonly position: string;
}

/** Records to several streams at once (see {@link AppendsRecords}). */
export const appendRecords = async (pool: pg.Pool, request: RecordsRequest): Promise<AppendRecordsResult> => {
  const { streams, ids, types, data, metadata, checks } = request;
  const parameters = [streams, ids, types, data, metadata].map((list) => [...list]);
  try {
    const { rows } = await pool.query<Outcome>(
      'SELECT refused, place, revision::text, position::text FROM eventstore.append_records($1, $2, $3, $4, $5, $6, $7)',
      [...parameters, checks.map(({ stream }) => stream), checks.map(({ expected }) => expectedNumber(expected))],
    );
    const [first] = rows;
    if (!first) throw new Error('eventstore.append_records answered without a row');
    return first.refused === null ? toResult(request, rows) : refuse(request, first, rows);
  } catch (error) {
    throw mayNotAppend(error) ? notYours(streams[0]!) : toStoreError(error);
  }
};

const toResult = ({ streams }: RecordsRequest, rows: readonly Outcome[]): AppendRecordsResult => {
  const revisions = new Map<string, number>();
  for (const row of rows) revisions.set(streams[row.place - 1]!, Number(row.revision));
  return { position: rows.at(-1)!.position, revisions };
};

/** @throws always: the refusal in the port's words. */
const refuse = ({ streams, checks }: RecordsRequest, first: Outcome, rows: readonly Outcome[]): never => {
  const stream = streams[first.place - 1]!;
  switch (first.refused) {
    case 'WS001': {
      const [violation, ...more] = rows.map((row) => violationOf(checks, row));
      throw checksViolated([violation!, ...more]);
    }
    case 'WS002':
      throw eventIdTaken(stream, 'any', Number(first.revision));
    case 'WS003':
      throw notYours(stream);
    default:
      throw new Error(`eventstore.append_records refused with an unknown ${first.refused}`);
  }
};

const violationOf = (checks: RecordsRequest['checks'], { place, revision }: Outcome): Violation => ({
  check: place - 1,
  ...checks[place - 1]!,
  actual: revision === '-1' ? 'no-stream' : Number(revision),
});
