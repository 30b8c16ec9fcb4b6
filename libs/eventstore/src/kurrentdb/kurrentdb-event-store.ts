import {
  type AppendResult as ClientAppendResult,
  BACKWARDS,
  END,
  FORWARDS,
  type JSONEventData,
  type JSONType,
  KurrentDBClient,
  START,
} from '@kurrent/kurrentdb-client';
import { type DomainEvent, Unavailable, ValidationFailed } from '@wordslab/contracts/core';
import { type AppendRequest, type Naming, toAppendRequest } from '../append-request.js';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../event-store.js';
import { Changes } from '../log/changes.js';
import { Joined } from '../log/joined.js';
import { type LogSource, pageDefaults, type PageSettings } from '../log/log-source.js';
import { followLog, readLog } from '../log/read-log.js';
import type { Position } from '../positions.js';
import { toAppendFailure, toReadError } from './client-errors.js';
import { toConnectionString } from './connection-string.js';
import { LogPages } from './log-pages.js';
import { LogWatch } from './log-watch.js';
import { PATIENCE_MS } from './patience.js';
import { Reading } from './reading.js';
import { toRecordedEvent } from './recorded-events.js';
import { toPosition } from './wire-positions.js';

export interface KurrentDbEventStoreOptions extends PageSettings {
  /** `kurrentdb://`, `kurrentdb+discover://` or the same with `esdb`. */
  readonly url: string;
  /** @defaultValue 'wordslab' */
  readonly naming?: Naming;
  /** Longest time between two looks at the log when nothing wakes a subscriber. @defaultValue 2000 */
  readonly pollIntervalMs?: number;
  /** How long a read may bring nothing before it fails. @defaultValue 10000 */
  readonly patienceMs?: number;
  /** Told whenever a subscription has to wait for the server. */
  readonly onInterruption?: (error: Error) => void;
}

/** The log in a KurrentDB, or in whatever speaks its protocol, through the official client. */
export class KurrentDbEventStore implements EventStore {
  readonly #client: KurrentDBClient;
  readonly #reading: Reading;
  readonly #pages: LogPages;
  readonly #watch: LogWatch;
  readonly #source: LogSource;
  readonly #naming: Naming | undefined;
  readonly #closed = new AbortController();

  /** @throws ValidationFailed when the URL cannot be used. */
  constructor(options: KurrentDbEventStoreOptions) {
    const connectionString = toConnectionString(options.url);
    this.#client = clientFor(connectionString);
    this.#reading = new Reading(() => clientFor(connectionString), options.patienceMs ?? PATIENCE_MS);
    this.#pages = new LogPages(this.#reading, options.scanWindow ?? pageDefaults.scanWindow);
    this.#naming = options.naming;
    const changes = new Changes();
    this.#watch = new LogWatch(this.#client, changes, () => this.#reading.serverIsBack());
    const heads = new Joined(() => this.head());
    this.#source = {
      changes,
      pollIntervalMs: options.pollIntervalMs ?? 2000,
      pageSize: options.pageSize ?? pageDefaults.pageSize,
      // A change wakes every reader of a module, and each asks where the log ends.
      head: () => heads.get(),
      page: (query) => this.#asked('$all', () => this.#pages.page(query)),
      pageBackwards: (query) => this.#asked('$all', () => this.#pages.pageBackwards(query)),
      onInterruption: options.onInterruption,
    };
  }

  async append(stream: string, events: readonly NewEvent[], { expected }: AppendOptions): Promise<AppendResult> {
    const request = toAppendRequest(stream, events, expected, this.#naming);
    this.#refuseWhenClosed();
    try {
      const streamState = stateOf(request.expected);
      const result = await this.#client.appendToStream(stream, events.map(toClientEvent), { streamState });
      return await this.#resultOf(stream, result);
    } catch (error) {
      throw toAppendFailure(error, stream, request.expected);
    }
  }

  async *readStream<E extends DomainEvent>(
    stream: string,
    { from, direction = 'forwards', limit }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent<E>> {
    this.#refuseWhenClosed();
    if (limit === 0) return;
    const forwards = direction === 'forwards';
    try {
      const events = this.#reading.read((client) =>
        client.readStream(stream, {
          direction: forwards ? FORWARDS : BACKWARDS,
          fromRevision: from === undefined ? (forwards ? START : END) : BigInt(from),
          maxCount: limit,
        }),
      );
      // The caller's word for what the stream holds (see the port).
      for await (const { event } of events) if (event) yield toRecordedEvent(event) as RecordedEvent<E>;
    } catch (error) {
      throw toReadError(error, stream);
    }
  }

  readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    return readLog(this.#source, options);
  }

  subscribeAll(options: SubscribeOptions = {}): AsyncGenerator<SubscriptionMessage> {
    this.#watch.start();
    const signals = [this.#closed.signal, ...(options.signal ? [options.signal] : [])];
    return followLog(this.#source, options, AbortSignal.any(signals));
  }

  head(): Promise<Position> {
    return this.#asked('$all', () => this.#pages.head());
  }

  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    await this.#watch.stop();
    await Promise.all([this.#client.dispose(), this.#reading.dispose()]);
  }

  async #asked<T>(stream: string, ask: () => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    try {
      return await ask();
    } catch (error) {
      throw toReadError(error, stream);
    }
  }

  async #resultOf(stream: string, { nextExpectedRevision, position }: ClientAppendResult): Promise<AppendResult> {
    const revision = Number(nextExpectedRevision);
    if (position) return { revision, position: toPosition(position) };
    // A server may leave it out where it recognised a repetition.
    for await (const event of this.readStream(stream, { from: revision, limit: 1 }))
      return { revision, position: event.position };
    throw new Error(`the event store recorded '${stream}' up to ${revision}, but does not have that event`);
  }

  #refuseWhenClosed(): void {
    if (this.#closed.signal.aborted) throw new Unavailable('eventstore.closed', 'this event store was closed');
  }
}

/** What the client says of a URL that it cannot read may repeat parts of it, a password among them: it stays the cause. */
const clientFor = (connectionString: string): KurrentDBClient => {
  try {
    return KurrentDBClient.connectionString(connectionString);
  } catch (cause) {
    throw new ValidationFailed(
      'eventstore.bad_url',
      'this URL of a KurrentDB cannot be read',
      'It looks like kurrentdb://127.0.0.1:2113?tls=false.',
      undefined,
      { cause },
    );
  }
};

const toClientEvent = ({ id, type, data, metadata }: NewEvent): JSONEventData => ({
  id,
  type,
  contentType: 'application/json',
  // The client's type has no numbers, booleans or null, which it writes like any other JSON.
  data: data as JSONType,
  metadata,
});

const stateOf = (expected: AppendRequest['expected']): 'any' | 'no_stream' | 'stream_exists' | bigint => {
  switch (expected) {
    case 'any':
      return 'any';
    case 'no-stream':
      return 'no_stream';
    case 'stream-exists':
      return 'stream_exists';
    default:
      return BigInt(expected);
  }
};
