import { ValidationFailed } from '@wordslab/contracts/core';
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
  /** The most connections to a Postgres database. @defaultValue 4 */
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

/** The event store that a URL names, see {@link storeKindOf}. */
export const openStore = async ({ url, connections = 4, ...options }: OpenStoreOptions): Promise<EventStore> => {
  if (storeKindOf(url) === 'postgres')
    return new PostgresEventStore({ ...options, connection: { connectionString: url, max: connections } });
  // Its client brings a native part: loaded only where it is chosen.
  const { KurrentDbEventStore } = await import('./kurrentdb/index.js');
  return new KurrentDbEventStore({ ...options, url });
};
