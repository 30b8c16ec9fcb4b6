export {
  type AppendRecordsResult,
  type AppendsRecords,
  canAppendRecords,
  type StreamCheck,
  type StreamRecord,
  type Violation,
} from './append-records.js';
export { MAX_APPEND_BYTES, type Naming } from './append-request.js';
export { type ComparedLogs, compareLogs, logDigest } from './copy/compare-logs.js';
export { type CopiedLog, copyLog, type CopyLogOptions, type CopyProgress } from './copy/copy-log.js';
export * from './event-store.js';
export type { EventFilter } from './filter.js';
export type { PageSettings } from './log/log-source.js';
export { isKurrentDbUrl } from './kurrentdb-url.js';
export * from './memory/memory-event-store.js';
export { openStore, type OpenStoreOptions, storeKindOf } from './open-store.js';
export * from './positions.js';
export { hasEventStore, makeEventStore } from './postgres/event-store-schema.js';
export { applyMigrations } from './postgres/migrations/apply-migrations.js';
export { groupRolesSql } from './postgres/migrations/group-roles.js';
export { eventStoreMigrations, type SqlMigration } from './postgres/migrations/migrations.js';
export * from './postgres/postgres-event-store.js';
export { streamNotFound } from './stream-not-found.js';
