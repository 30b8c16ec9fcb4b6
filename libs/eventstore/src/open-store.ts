import { isWordslabError, ValidationFailed } from '@wordslab/contracts/core';
import type { Naming } from './append-request.js';
import type { EventStore } from './event-store.js';
import { isKurrentDbUrl } from './kurrentdb-url.js';
import type { PageSettings } from './log/log-source.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

export interface OpenStoreOptions extends PageSettings {
  /** A Postgres database with schema `eventstore`, or a KurrentDB. */
  readonly url: string;
  /** @defaultValue 'wordslab' */
  readonly naming?: Naming;
  /** Told whenever a subscription has to wait for the store. */
  readonly onInterruption?: (error: Error) => void;
  /** The most connections to a Postgres database; beside them one appends and one listens. @defaultValue 4 */
  readonly connections?: number;
}

/**
 * What kind of event store a URL names.
 * @throws ValidationFailed `eventstore.bad_url` when it names none.
 */
export const storeKindOf = (url: string): 'postgres' | 'kurrentdb' => {
  if (isKurrentDbUrl(url)) return 'kurrentdb';
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres';
  throw new ValidationFailed(
    'eventstore.bad_url',
    'this is no URL of an event store',
    'It begins with postgres:// for a database, or with kurrentdb:// or esdb:// for a KurrentDB.',
  );
};

/**
 * The event store that a URL names, see {@link storeKindOf}.
 * @throws ValidationFailed `eventstore.bad_url`, or `eventstore.no_client`, see {@link loadClient}
 */
export const openStore = async ({ url, connections = 4, ...options }: OpenStoreOptions): Promise<EventStore> => {
  if (storeKindOf(url) === 'postgres')
    return new PostgresEventStore({ ...options, connection: { connectionString: url, max: connections } });
  const { KurrentDbEventStore } = await loadClient();
  try {
    return new KurrentDbEventStore({ ...options, url });
  } catch (error) {
    if (isWordslabError(error)) throw error;
    // Not what the client says: it quotes the URL, and that may hold a password.
    throw new ValidationFailed(
      'eventstore.bad_url',
      'KurrentDB’s client does not understand the URL',
      'It looks like kurrentdb://user:password@host:2113?tls=true; see the manual of KurrentDB for its options.',
    );
  }
};

/**
 * KurrentDB's client and what stands on it: it brings a native part, and is loaded only where it is chosen.
 * @throws ValidationFailed `eventstore.no_client` when it cannot be loaded in this installation
 */
export const loadClient = async (): Promise<typeof import('./kurrentdb/index.js')> =>
  import('./kurrentdb/index.js').catch((cause: unknown) => {
    throw new ValidationFailed(
      'eventstore.no_client',
      `KurrentDB's client cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      'It is the optional package @kurrent/kurrentdb-client. Run `npm ci` without --omit=optional, on a platform that it is built for.',
      undefined,
      { cause },
    );
  });
