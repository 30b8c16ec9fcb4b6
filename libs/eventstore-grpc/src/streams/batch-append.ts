import type { ServerDuplexStream } from '@grpc/grpc-js';
import { ValidationFailed } from '@wordslab/contracts/core';
import { MAX_APPEND_BYTES, type NewEvent } from '@wordslab/eventstore';
import { toNewEvent } from '../codec/stored-events.js';
import { uuidOf } from '../codec/uuids.js';
import { streamOf } from '../codec/wire-events.js';
import { DeadlinePassed, ProtocolViolation, toBatchStatus } from '../failures.js';
import type { BatchAppendReq, BatchAppendReq_Options, BatchAppendResp } from '../generated/streams.js';
import { bytesOf, tooLarge } from './append.js';
import { successOf, toExpected } from './expectations.js';
import type { Streams } from './streams.js';

/** What one call may keep in memory: appends under way, and begun ones whose last part has not come. */
const MAX_BYTES = 4 * MAX_APPEND_BYTES;
const MAX_APPENDS = 512;

interface Batch {
  readonly request: BatchAppendReq;
  readonly options: BatchAppendReq_Options;
  readonly deadline: number;
  readonly events: NewEvent[];
  bytes: number;
  /** Why it will be refused when its last part has come. */
  refusal?: unknown;
}

/** Many appends over one call, each in parts that share an id; answers come as they are ready. */
export class BatchAppends {
  readonly #streams: Streams;
  readonly #call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  readonly #begun = new Map<string, Batch>();
  readonly #running = new Set<Promise<void>>();
  #bytes = 0;

  constructor(
    streams: Streams,
    call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
    { now, onError }: { now: () => Date; onError: (error: unknown) => void },
  ) {
    this.#streams = streams;
    this.#call = call;
    this.#now = now;
    this.#onError = onError;
  }

  /** Until the client ends its side and everything is answered. */
  async run(): Promise<void> {
    // Not destroyed when the loop ends early: the call has yet to be told why.
    const requests: AsyncIterable<BatchAppendReq> = this.#call.iterator({ destroyOnReturn: false });
    for await (const request of requests) {
      const id = uuidOf(request.correlationId);
      const batch = this.#begun.get(id) ?? this.#begin(id, request);
      this.#add(batch, request);
      if (request.isFinal) {
        this.#begun.delete(id);
        this.#start(batch);
      }
      await this.#room();
    }
    await Promise.all(this.#running);
  }

  #begin(id: string, request: BatchAppendReq): Batch {
    if (!request.options) throw new ProtocolViolation('the first part of an append says to which stream');
    const deadline = deadlineOf(request.options, this.#now());
    const batch = {
      request: { ...request, proposedMessages: [] },
      options: request.options,
      deadline,
      events: [],
      bytes: 0,
    };
    this.#begun.set(id, batch);
    return batch;
  }

  #add(batch: Batch, { proposedMessages }: BatchAppendReq): void {
    if (batch.refusal !== undefined) return;
    for (const message of proposedMessages) {
      const bytes = bytesOf(message);
      if (batch.bytes + bytes > MAX_APPEND_BYTES) return this.#refuse(batch, tooLarge(batch.bytes + bytes));
      batch.bytes += bytes;
      this.#bytes += bytes;
      try {
        batch.events.push(toNewEvent(message));
      } catch (error) {
        return this.#refuse(batch, error);
      }
    }
  }

  #refuse(batch: Batch, refusal: unknown): void {
    this.#bytes -= batch.bytes;
    batch.bytes = 0;
    batch.events.length = 0;
    batch.refusal = refusal;
  }

  #start(batch: Batch): void {
    const running = this.#answer(batch).finally(() => {
      this.#bytes -= batch.bytes;
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  async #answer(batch: Batch): Promise<void> {
    const { correlationId } = batch.request;
    const { streamIdentifier, expected } = batch.options;
    const answer = { correlationId, streamIdentifier, expected };
    try {
      if (batch.refusal !== undefined) throw batch.refusal;
      if (batch.deadline < this.#now().getTime())
        throw new DeadlinePassed('the deadline was over before the append began');
      const stream = streamOf(streamIdentifier);
      const result = successOf(await this.#streams.append(stream, batch.events, toExpected(expected)));
      this.#write({ ...answer, result });
    } catch (error) {
      this.#onError(error);
      this.#write({ ...answer, result: { $case: 'error', value: toBatchStatus(error) } });
    }
  }

  #write(response: BatchAppendResp): void {
    // A client that left has nobody to answer; what it appended stands.
    if (!this.#call.cancelled) this.#call.write(response);
  }

  /** Takes nothing more from the client until there is room for it. */
  async #room(): Promise<void> {
    while (this.#running.size > 0 && (this.#running.size >= MAX_APPENDS || this.#bytes > MAX_BYTES))
      await Promise.race(this.#running);
    if (this.#bytes > MAX_BYTES || this.#begun.size > MAX_APPENDS)
      throw new ValidationFailed('append.too_many_begun', 'too many appends were begun and not finished over one call');
  }
}

/** Milliseconds since 1970. */
const deadlineOf = ({ until }: BatchAppendReq_Options, now: Date): number => {
  if (!until) return Number.POSITIVE_INFINITY;
  const span = Number(until.value.seconds) * 1000 + until.value.nanos / 1_000_000;
  return until.$case === 'deadline' ? now.getTime() + span : span;
};
