import { chainStartSql } from './chain.js';
import { headVariablesSql, notYoursSql, putEventSql, takeLogSql } from './put-event.js';

/**
 * One append to several streams, all or nothing. Rows: for each record, `refused` null and where it stands; or else why
 * nothing was recorded: WS003 the record of this place (from 1) is for a stream of another writer, WS001 the check of
 * this place does not hold (a row for each), WS002 the id of the record of this place is taken; `revision` is then where
 * that stream is. Expected revisions as in `append_batch`.
 */
export const appendRecordsSql = `
CREATE FUNCTION eventstore.append_records(
  p_streams text[], p_ids uuid[], p_types text[], p_data text[], p_metadata text[],
  p_check_streams text[], p_check_expected bigint[])
RETURNS TABLE (refused text, place integer, revision bigint, "position" bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_count integer := cardinality(p_streams);${headVariablesSql}
BEGIN
  RETURN QUERY SELECT 'WS003', n.place::integer, NULL::bigint, NULL::bigint
    FROM unnest(p_streams) WITH ORDINALITY AS n(stream, place) WHERE ${notYoursSql('n.stream')} LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;
${takeLogSql}

  RETURN QUERY WITH repeated AS (
    SELECT n.place, e.stream, e.revision, e.position
    FROM unnest(p_streams, p_ids) WITH ORDINALITY AS n(stream, id, place)
    JOIN eventstore.events e ON e.stream = n.stream AND e.id = n.id
  )
  SELECT NULL::text, r.place::integer, r.revision, r.position FROM repeated r
  WHERE (SELECT count(*) = v_count AND max(s.position - s.place) = min(s.position - s.place) FROM repeated s)
    AND NOT EXISTS (
      SELECT FROM unnest(p_check_streams, p_check_expected) AS c(stream, expected)
      WHERE c.expected >= -1 AND c.expected + 1 <> (SELECT min(s.revision) FROM repeated s WHERE s.stream = c.stream))
  ORDER BY r.place;
  IF FOUND THEN
    RETURN;
  END IF;

  RETURN QUERY SELECT 'WS001', c.place::integer, c.actual, NULL::bigint FROM (
    SELECT n.place, n.expected, coalesce((SELECT max(e.revision) FROM eventstore.events e WHERE e.stream = n.stream), -1)
    FROM unnest(p_check_streams, p_check_expected) WITH ORDINALITY AS n(stream, expected, place)
  ) AS c(place, expected, actual)
  WHERE c.expected >= -1 AND c.expected <> c.actual OR c.expected = -4 AND c.actual = -1
  ORDER BY c.place;
  IF FOUND THEN
    RETURN;
  END IF;

  RETURN QUERY SELECT 'WS002', n.place::integer, (SELECT max(t.revision) FROM eventstore.events t WHERE t.stream = n.stream), NULL::bigint
    FROM unnest(p_streams, p_ids) WITH ORDINALITY AS n(stream, id, place)
    JOIN eventstore.events e ON e.stream = n.stream AND e.id = n.id ORDER BY n.place LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;

  FOR i IN 1 .. v_count LOOP
    SELECT e.revision, e.chain INTO v_revision, v_chain
    FROM eventstore.events e WHERE e.stream = p_streams[i] ORDER BY e.revision DESC LIMIT 1;
    IF NOT FOUND THEN
      v_revision := -1;
      v_chain := ${chainStartSql('p_streams[i]')};
    END IF;${putEventSql({
      stream: 'p_streams[i]',
      id: 'p_ids[i]',
      type: 'p_types[i]',
      data: 'p_data[i]',
      metadata: 'p_metadata[i]',
    })}
    place := i;
    revision := v_revision;
    position := v_head;
    RETURN NEXT;
  END LOOP;
  PERFORM pg_notify('eventstore', v_head::text);
END
$$;
`;
