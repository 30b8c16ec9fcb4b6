import { Unavailable } from '@wordslab/contracts/core';
import type pg from 'pg';
import { type AppendRequest, eventIdTaken, revisionConflict } from '../append-request.js';
import type { AppendResult } from '../event-store.js';
import { AppendConnection } from './append-connection.js';
import { expectedNumber } from './expected-number.js';
import { isUniqueViolation, mayNotAppend, notYours, toStoreError } from './store-errors.js';

/** What one transaction records at most: bounds how long others wait for the log. An append alone may be larger. */
const BATCH = { appends: 256, bytes: 1024 * 1024 };

interface Waiting {
  readonly stream: string;
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (reason: unknown) => void;
}

interface Outcome {
  readonly refused: string | null;
  readonly revision: string;
  readonly position: string;
}

/**
 * Group commit: one append at a time goes to the database at once; those that come meanwhile wait and are recorded
 * together, in one transaction, each with a result of its own. Appends are recorded in the order in which they came.
 */
export class AppendQueue {
  readonly #connection: AppendConnection;
  #waiting: Waiting[] = [];
  #recording: Promise<void> | undefined;
  #isClosed = false;

  /** `onLost` is told when the connection breaks while nothing is appended. */
  constructor(config: pg.ClientConfig, onLost: (error: Error) => void) {
    this.#connection = new AppendConnection(config, onLost);
  }

  append(stream: string, request: AppendRequest): Promise<AppendResult> {
    if (this.#isClosed) throw new Unavailable('eventstore.closed', 'this event store was closed');
    const bytes = [...request.data, ...request.metadata].reduce((sum, text) => sum + text.length, 0);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ stream, request, bytes, resolve, reject });
      this.#recording ??= this.#recordAll();
    });
  }

  /** Appends that wait are recorded first. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#recording;
    await this.#connection.close();
  }

  async #recordAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#record(this.#nextBatch());
    this.#recording = undefined;
  }

  #nextBatch(): Waiting[] {
    let bytes = 0;
    const tooFar = this.#waiting.findIndex((append, index) => {
      bytes += append.bytes;
      return index === BATCH.appends || (index > 0 && bytes > BATCH.bytes);
    });
    const batch = tooFar < 0 ? this.#waiting : this.#waiting.slice(0, tooFar);
    this.#waiting = tooFar < 0 ? [] : this.#waiting.slice(tooFar);
    return batch;
  }

  /** Settles every append of the batch; never rejects. */
  async #record(batch: readonly Waiting[]): Promise<void> {
    try {
      if (await this.#recordedAtOnce(batch)) return;
      const { rows } = await this.#connection.query<Outcome>({
        name: 'eventstore-append-batch',
        text: 'SELECT refused, revision::text, position::text FROM eventstore.append_batch($1, $2, $3, $4, $5, $6, $7)',
        values: parametersOf(batch),
      });
      if (rows.length !== batch.length)
        throw new Error(`eventstore.append_batch answered ${rows.length} of ${batch.length} appends`);
      for (const [index, outcome] of rows.entries()) settle(batch[index]!, outcome);
    } catch (error) {
      const known = toStoreError(error);
      // What one append brought about must not be said of the others: each is then tried for itself.
      if (known === error && batch.length > 1) for (const append of batch) await this.#record([append]);
      else for (const append of batch) append.reject(mayNotAppend(error) ? notYours(append.stream) : known);
    }
  }

  /** One event alone takes the shorter way, when nothing stands in its way; false when nothing was recorded. */
  async #recordedAtOnce([append, ...others]: readonly Waiting[]): Promise<boolean> {
    if (!append || others.length > 0 || append.request.ids.length !== 1) return false;
    const { stream, request, resolve } = append;
    const { ids, types, data, metadata, expected } = request;
    try {
      const { rows } = await this.#connection.query<{ recorded: string | null }>({
        name: 'eventstore-append-one',
        text: 'SELECT eventstore.append_one($1, $2, $3, $4, $5, $6) AS recorded',
        values: [stream, expectedNumber(expected), ids[0], types[0], data[0], metadata[0]],
      });
      const [revision, position] = rows[0]?.recorded?.split(' ') ?? [];
      if (revision === undefined || position === undefined) return false;
      resolve({ revision: Number(revision), position });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }
}

const parametersOf = (batch: readonly Waiting[]): unknown[] => {
  const requests = batch.map(({ request }) => request);
  return [
    batch.map(({ stream }) => stream),
    requests.map(({ expected }) => expectedNumber(expected)),
    requests.map(({ ids }) => ids.length),
    requests.flatMap(({ ids }) => ids),
    requests.flatMap(({ types }) => types),
    requests.flatMap(({ data }) => data),
    requests.flatMap(({ metadata }) => metadata),
  ];
};

const settle = ({ stream, request, resolve, reject }: Waiting, outcome: Outcome): void => {
  const revision = Number(outcome.revision);
  switch (outcome.refused) {
    case null:
      return resolve({ revision, position: outcome.position });
    case 'WS001':
      return reject(revisionConflict(stream, request.expected, revision));
    case 'WS002':
      return reject(eventIdTaken(stream, request.expected, revision));
    case 'WS003':
      return reject(notYours(stream));
    default:
      return reject(new Error(`eventstore.append_batch refused with an unknown ${outcome.refused}`));
  }
};
