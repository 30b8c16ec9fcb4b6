import type { SqlMigration } from '@wordslab/eventstore';

/** Where a read model is rebuilt beside its rows, and how far that has come. */
export const rebuildsMigration: SqlMigration = {
  name: 'platform-0004-rebuilds',
  sql: `
CREATE SCHEMA read_models_next AUTHORIZATION wl_owner;
-- The one place in which a service may make tables: they are like those of read_models, and go with the switch.
GRANT USAGE, CREATE ON SCHEMA read_models_next TO wl_service;

SET ROLE wl_owner;

-- The last rebuild of each read model. Not truth: deleted, a rebuild under way begins again or is forgotten.
CREATE TABLE platform.rebuilds (
  name text PRIMARY KEY,
  version integer NOT NULL,
  reason text NOT NULL CHECK (reason IN ('asked', 'version', 'log')),
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'stopping', 'done', 'stopped')),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  -- Up to here the tables in read_models_next hold the log; moved in the transaction that writes them.
  position text,
  events bigint NOT NULL DEFAULT 0,
  events_per_second double precision,
  remaining_seconds double precision,
  failures integer NOT NULL DEFAULT 0,
  failure text,
  try_after timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.rebuilds TO wl_service;

RESET ROLE;
`,
};
