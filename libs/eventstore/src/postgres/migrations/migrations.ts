import { appendBatchSql } from './append-batch.js';
import { appendOneSql } from './append-one.js';
import { appendRecordsSql } from './append-records.js';
import { appendSql } from './append.js';
import { chainSql } from './chain.js';
import { frontRoleSql } from './front-role.js';
import { logSql } from './log.js';
import { appendRightsSql, rightsSql } from './rights.js';

/** One step of a database's schema; steps run once each, in order. */
export interface SqlMigration {
  readonly name: string;
  readonly sql: string;
}

/** Schema `eventstore`. Run as a superuser or as `wl_owner` in its own database, after {@link groupRolesSql}. */
export const eventStoreMigrations: readonly SqlMigration[] = [
  { name: 'eventstore-0001-log', sql: logSql },
  { name: 'eventstore-0002-append', sql: appendSql },
  { name: 'eventstore-0003-rights', sql: rightsSql },
  { name: 'eventstore-0004-chain', sql: chainSql },
  { name: 'eventstore-0005-append-batch', sql: `${appendBatchSql}${appendRecordsSql}${appendRightsSql}` },
  { name: 'eventstore-0006-front-role', sql: frontRoleSql },
  { name: 'eventstore-0007-append-one', sql: appendOneSql },
];
