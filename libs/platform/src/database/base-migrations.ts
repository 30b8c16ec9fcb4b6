import { eventStoreMigrations, type SqlMigration } from '@wordslab/eventstore';
import { logIdentityMigration } from './log-identity-migration.js';
import { rebuildsMigration } from './rebuilds-migration.js';

const schemas = `
CREATE SCHEMA IF NOT EXISTS platform AUTHORIZATION wl_owner;
CREATE SCHEMA IF NOT EXISTS read_models AUTHORIZATION wl_owner;
CREATE SCHEMA IF NOT EXISTS published AUTHORIZATION wl_owner;
CREATE SCHEMA IF NOT EXISTS sync AUTHORIZATION wl_owner;
CREATE SCHEMA IF NOT EXISTS copies AUTHORIZATION wl_owner;

GRANT USAGE ON SCHEMA platform TO wl_service;
GRANT USAGE ON SCHEMA read_models TO wl_service, wl_reader;
GRANT USAGE ON SCHEMA published TO wl_shipper;
GRANT USAGE ON SCHEMA sync TO wl_service, wl_shipper;
GRANT USAGE ON SCHEMA copies TO wl_service, wl_reader;
-- A table per projection, made when its first snapshot arrives.
GRANT USAGE, CREATE ON SCHEMA copies TO wl_shipper;

-- What the slices make later has its rights from here: the service writes read models, the shipper reads what is published.
ALTER DEFAULT PRIVILEGES FOR ROLE wl_owner IN SCHEMA read_models GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wl_service;
ALTER DEFAULT PRIVILEGES FOR ROLE wl_owner IN SCHEMA read_models GRANT SELECT ON TABLES TO wl_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE wl_owner IN SCHEMA read_models GRANT USAGE ON SEQUENCES TO wl_service;
ALTER DEFAULT PRIVILEGES FOR ROLE wl_owner IN SCHEMA published GRANT SELECT ON TABLES TO wl_shipper;
`;

const tables = `
SET ROLE wl_owner;

CREATE TABLE platform.checkpoints (
  name text PRIMARY KEY,
  version integer NOT NULL,
  position text,
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.checkpoints TO wl_service;
GRANT USAGE ON SCHEMA platform TO wl_shipper;
-- The shipper reads with a snapshot how far the projections were (one REPEATABLE READ transaction).
GRANT SELECT ON platform.checkpoints TO wl_shipper;

CREATE TABLE sync.outbox (
  link text NOT NULL,
  seq bigint NOT NULL,
  entry jsonb NOT NULL,
  position text NOT NULL,
  PRIMARY KEY (link, seq)
);
GRANT SELECT, INSERT, DELETE ON sync.outbox TO wl_service;
GRANT SELECT ON sync.outbox TO wl_shipper;

-- How each link stands, as its shipper last saw it. Not truth: emptied, it fills again with the next heartbeat.
CREATE TABLE sync.link_state (
  peer text PRIMARY KEY,
  state text NOT NULL,
  epoch text,
  own_head bigint NOT NULL DEFAULT 0,
  confirmed_seq bigint NOT NULL DEFAULT 0,
  peer_epoch text,
  peer_head bigint NOT NULL DEFAULT 0,
  received_seq bigint NOT NULL DEFAULT 0,
  last_heard_at timestamptz,
  detail text,
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sync.link_state TO wl_shipper;
GRANT SELECT ON sync.link_state TO wl_service, wl_reader;
GRANT USAGE ON SCHEMA sync TO wl_reader;

-- Where the shipper's own readers of the log stand.
CREATE TABLE sync.shipper_checkpoints (
  name text PRIMARY KEY,
  position text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sync.shipper_checkpoints TO wl_shipper;

RESET ROLE;
`;

/** What every module's database starts with, in order; each runs once, as the owner of the database (`wl_owner`) or a superuser. */
export const baseMigrations: readonly SqlMigration[] = [
  ...eventStoreMigrations,
  { name: 'platform-0001-schemas', sql: schemas },
  { name: 'platform-0002-tables', sql: tables },
  logIdentityMigration,
  rebuildsMigration,
];
