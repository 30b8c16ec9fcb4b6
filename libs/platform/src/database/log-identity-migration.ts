import type { SqlMigration } from '@wordslab/eventstore';

/** Which log the checkpoints of this database are about. */
export const logIdentityMigration: SqlMigration = {
  name: 'platform-0003-log-identity',
  sql: `
SET ROLE wl_owner;
CREATE TABLE platform.log_identity (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  event_id text NOT NULL,
  position text NOT NULL,
  recorded_at text NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.log_identity IS 'the first event of the log that platform.checkpoints are about';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.log_identity TO wl_service;
RESET ROLE;
`,
};
