import { NotAllowed, Unavailable, ValidationFailed } from '@wordslab/contracts/core';
import pg from 'pg';
import { applyMigrations } from './migrations/apply-migrations.js';
import { groupRolesSql } from './migrations/group-roles.js';
import { eventStoreMigrations } from './migrations/migrations.js';

/**
 * Whether a Postgres database has schema `eventstore`.
 * @throws ValidationFailed `eventstore.no_database` when server or database do not let this URL in, Unavailable when
 *   nothing answers there.
 */
export const hasEventStore = (url: string): Promise<boolean> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      `SELECT to_regclass('eventstore.events') IS NOT NULL AS made`,
    );
    return rows[0]?.made === true;
  });

/**
 * Makes schema `eventstore`, with the group roles that its rights are given to.
 * @throws NotAllowed `eventstore.schema_not_made` when this role may not.
 */
export const makeEventStore = (url: string): Promise<void> =>
  connected(url, async (client) => {
    try {
      await client.query(groupRolesSql);
      await applyMigrations(client, eventStoreMigrations);
    } catch (cause) {
      if (![codeOf(cause), codeOf(cause instanceof Error ? cause.cause : undefined)].includes('42501')) throw cause;
      throw new NotAllowed(
        'eventstore.schema_not_made',
        'the database has no event log, and this role may not make one there',
        'Run it as a superuser of that server.',
        undefined,
        { cause },
      );
    }
  });

const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query that is under way fails
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw notConnected(cause);
  }
  return work(client).finally(() => client.end());
};

const notConnected = (cause: unknown): Error => {
  const why = cause instanceof Error && cause.message ? cause.message : String(codeOf(cause) ?? cause);
  // No such database, wrong password, no such role or not let in.
  return ['3D000', '28P01', '28000', '42501'].includes(codeOf(cause) ?? '')
    ? new ValidationFailed('eventstore.no_database', why, 'Look at the URL.', undefined, { cause })
    : new Unavailable(
        'eventstore.unavailable',
        `the event store does not answer: ${why}`,
        'Is the server running?',
        undefined,
        {
          cause,
        },
      );
};

const codeOf = (error: unknown): string | undefined => {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
};
