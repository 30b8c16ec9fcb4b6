import { chainStartSql, linkSql, microsecondsSql } from './chain.js';
import { LOG_LOCK, notYoursSql } from './put-event.js';

const APPEND_ONE = 'eventstore.append_one(text, bigint, uuid, text, text, text)';

/**
 * One event in one statement, where nothing stands in its way: the answer is its revision and its position, a space
 * between. Null, or a unique violation, when another appends just now or when there is something to refuse or to repeat;
 * nothing is recorded then, and `append_batch` has the last word.
 *
 * It looks before it has the log's lock, which is sound: where the log has grown since, the position is taken. A body
 * that is parsed once, when it is made, needs no search path of its own.
 */
export const appendOneSql = `
CREATE FUNCTION eventstore.append_one(
  p_stream text, p_expected bigint, p_id uuid, p_type text, p_data text, p_metadata text)
RETURNS text LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
  INSERT INTO eventstore.events AS n (position, stream, revision, id, type, recorded_at, bytes, data, metadata, chain)
  SELECT h.position, p_stream, h.revision, p_id, p_type, h.at,
    octet_length(p_data) + octet_length(p_metadata), p_data::json, p_metadata::json,
    ${linkSql({
      previous: 'h.chain',
      position: 'h.position',
      revision: 'h.revision',
      id: 'p_id',
      microseconds: microsecondsSql('h.at'),
      type: 'p_type',
      data: 'p_data',
      metadata: 'p_metadata',
    })}
  FROM (
    SELECT (SELECT coalesce(max(e.position), 0) + 1 FROM eventstore.events e) AS position,
      coalesce(s.revision, -1) + 1 AS revision,
      coalesce(s.chain, ${chainStartSql('p_stream')}) AS chain,
      clock_timestamp() AS at
    FROM (SELECT) AS log
    LEFT JOIN LATERAL (
      SELECT e.revision, e.chain FROM eventstore.events e WHERE e.stream = p_stream ORDER BY e.revision DESC LIMIT 1
    ) AS s ON true
    OFFSET 0 -- as it stands: merged with the statement around it, each of these would be computed at every mention
  ) AS h
  WHERE CASE p_expected WHEN -2 THEN true WHEN -4 THEN h.revision > 0 ELSE h.revision = p_expected + 1 END
    AND NOT (${notYoursSql('p_stream')})
    AND pg_try_advisory_xact_lock(${LOG_LOCK})
  RETURNING concat(n.revision, ' ', n.position, pg_notify('eventstore', n.position::text));
END;

ALTER FUNCTION ${APPEND_ONE} OWNER TO wl_owner;
REVOKE ALL ON FUNCTION ${APPEND_ONE} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${APPEND_ONE} TO wl_service, wl_shipper, wl_front;
`;
