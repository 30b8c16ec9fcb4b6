/**
 * The log itself. A stream is the events that carry its name: there is no second place that could disagree.
 * `data` is json, not jsonb: what is read is the text that was written.
 */
export const logSql = `
CREATE SCHEMA eventstore;

CREATE TABLE eventstore.events (
  position    bigint      PRIMARY KEY,
  stream      text        NOT NULL,
  revision    bigint      NOT NULL,
  id          uuid        NOT NULL,
  type        text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  bytes       integer     NOT NULL,
  data        json        NOT NULL,
  metadata    json        NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (stream, id)
);
COMMENT ON COLUMN eventstore.events.bytes IS 'size of data and metadata as text: lets a reader bound a page';

CREATE FUNCTION eventstore.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'events are never changed or removed (% refused)', TG_OP USING ERRCODE = 'WS004';
END
$$;

CREATE TRIGGER events_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON eventstore.events
  FOR EACH STATEMENT EXECUTE FUNCTION eventstore.refuse_change();
-- Also where session_replication_role would switch ordinary triggers off.
ALTER TABLE eventstore.events ENABLE ALWAYS TRIGGER events_are_final;
`;
