import { isWordslabError, Unavailable } from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { openStore } from '../open-store.js';

/** An end of a log. Ids are random: two logs whose first and last event are the same are copies of one. */
export type LogEnd = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'id'>;

/** What an event store says of itself, or why it says nothing. */
export type Probed =
  | { readonly answers: true; readonly first: LogEnd | null; readonly last: LogEnd | null }
  | { readonly answers: false; readonly code: string; readonly message: string; readonly hint?: string };

/** Asks one event store. @param url a KurrentDB's, or the address of a Postgres database with its password */
export const probe = async (url: string, timeoutMs: number): Promise<Probed> => {
  try {
    const store = await openStore({ url, connections: 1 });
    try {
      return await within(timeoutMs, endsOf(store));
    } finally {
      // What does not answer need not close either: this process ends anyway.
      void store.close().catch(() => undefined);
    }
  } catch (error) {
    return failure(error);
  }
};

const endsOf = async (store: EventStore): Promise<Probed> => ({
  answers: true,
  first: await firstOf(store.readAll({ limit: 1 })),
  last: await firstOf(store.readAll({ direction: 'backwards', limit: 1 })),
});

const firstOf = async (events: AsyncIterable<RecordedEvent>): Promise<LogEnd | null> => {
  for await (const { stream, revision, type, id } of events) return { stream, revision, type, id };
  return null;
};

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    const seconds = Math.round(ms / 1000);
    const error = new Unavailable('eventstore.unavailable', `the event store does not answer within ${seconds} s`);
    timer = setTimeout(() => fail(error), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

export const failure = (error: unknown): Probed & { answers: false } =>
  isWordslabError(error)
    ? { answers: false, code: error.code, message: error.message, hint: error.hint }
    : { answers: false, code: 'eventstore.unavailable', message: messageOf(error) };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
