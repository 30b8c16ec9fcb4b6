import { groupRolesSql } from '../postgres/migrations/group-roles.js';
import { eventStoreMigrations } from '../postgres/migrations/migrations.js';
import { runSql } from './temporary-postgres.js';

/** Makes schema `eventstore` in an empty database, as a superuser. */
export const createEventStoreSchema = (url: string): Promise<void> =>
  runSql(url, groupRolesSql, ...eventStoreMigrations.map((migration) => migration.sql));
