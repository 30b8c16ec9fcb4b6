import { linkSql, microsecondsSql } from './chain.js';

/** Declarations of what {@link putEventSql} works on: the heads of the log and of the stream, and the time. */
export const headVariablesSql = `
  v_head     bigint;
  v_revision bigint;
  v_chain    bytea;
  v_at       timestamptz;
  v_micros   text;`;

/** The advisory lock that every append holds until it is committed; any number that nothing else here locks. */
export const LOG_LOCK = 1464615783;

/** Takes the log's lock until commit, so that the order of positions is that of commits, without gaps; reads its head. */
export const takeLogSql = `
  PERFORM pg_advisory_xact_lock(${LOG_LOCK});
  v_at := clock_timestamp();
  v_micros := ${microsecondsSql('v_at')};
  SELECT coalesce(max(e.position), 0) INTO v_head FROM eventstore.events e;`;

/** Whether who is logged in may not write to a stream; a superuser is a member of every role. SQL expressions. */
export const notYoursSql = (stream: string): string =>
  `NOT (pg_has_role(session_user,
        CASE WHEN split_part(${stream}, '-', 1) IN ('feed', 'link', 'snapshot') THEN 'wl_shipper' ELSE 'wl_service' END, 'MEMBER')
      OR pg_has_role(session_user, 'wl_front', 'MEMBER'))`;

/** One event behind the heads, which move on to it. SQL expressions; data and metadata as texts. */
export const putEventSql = (event: {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}): string => `
      v_head := v_head + 1;
      v_revision := v_revision + 1;
      v_chain := ${linkSql({ ...event, previous: 'v_chain', position: 'v_head', revision: 'v_revision', microseconds: 'v_micros' })};
      INSERT INTO eventstore.events (position, stream, revision, id, type, recorded_at, bytes, data, metadata, chain)
      VALUES (v_head, ${event.stream}, v_revision, ${event.id}, ${event.type}, v_at,
        octet_length(${event.data}) + octet_length(${event.metadata}), ${event.data}::json, ${event.metadata}::json, v_chain);`;
