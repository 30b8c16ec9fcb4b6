/**
 * The only way into the log. Errors are SQLSTATEs of our own class: WS001 not at the expected revision, WS002 event id
 * taken, WS003 not this writer's stream (WS004: the trigger that keeps events as they are).
 * Expected revision: -1 no stream, -2 any, -4 stream exists (KurrentDB's numbers), else that revision.
 */
export const appendSql = `
CREATE FUNCTION eventstore.check_writer(p_stream text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_of_shipper boolean := split_part(p_stream, '-', 1) IN ('feed', 'link', 'snapshot');
BEGIN
  -- pg_has_role is true of a superuser for every role, so that one is asked first.
  IF (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
    RETURN;
  END IF;
  IF pg_has_role(session_user, 'wl_shipper', 'MEMBER') <> v_of_shipper THEN
    RAISE EXCEPTION '% may not write stream %', session_user, p_stream USING ERRCODE = 'WS003';
  END IF;
END
$$;

CREATE FUNCTION eventstore.append(
  p_stream text, p_expected bigint, p_ids uuid[], p_types text[], p_data json[], p_metadata json[])
RETURNS TABLE (revision bigint, "position" bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_count    bigint := cardinality(p_ids);
  v_current  bigint;
  v_place    bigint;
  v_head     bigint;
  v_repeated bigint;
BEGIN
  PERFORM eventstore.check_writer(p_stream);
  -- One writer at a time until commit: the order of positions is the order of commits, without gaps.
  PERFORM pg_advisory_xact_lock(1464615783);
  SELECT coalesce(max(e.revision), -1) INTO v_current FROM eventstore.events e WHERE e.stream = p_stream;

  IF v_current >= 0 THEN
    v_place := CASE WHEN p_expected >= -1 THEN p_expected + 1 ELSE (
      SELECT e.revision FROM eventstore.events e
      WHERE e.stream = p_stream AND e.id = p_ids[1]) END;
    SELECT count(*), max(e.position) INTO v_repeated, v_head
    FROM unnest(p_ids) WITH ORDINALITY AS n(id, i)
    JOIN eventstore.events e ON e.stream = p_stream AND e.id = n.id AND e.revision = v_place + n.i - 1;
    IF v_repeated = v_count THEN
      RETURN QUERY SELECT v_place + v_count - 1, v_head;
      RETURN;
    END IF;
  END IF;

  IF (p_expected >= -1 AND p_expected <> v_current) OR (p_expected = -4 AND v_current = -1) THEN
    RAISE EXCEPTION 'stream % is not at the expected revision', p_stream
      USING ERRCODE = 'WS001', DETAIL = v_current::text;
  END IF;
  IF v_current >= 0 AND EXISTS (
    SELECT FROM eventstore.events e WHERE e.stream = p_stream AND e.id = ANY (p_ids)
  ) THEN
    RAISE EXCEPTION 'stream % holds an event with one of these ids', p_stream
      USING ERRCODE = 'WS002', DETAIL = v_current::text;
  END IF;

  SELECT coalesce(max(e.position), 0) INTO v_head FROM eventstore.events e;
  INSERT INTO eventstore.events (position, stream, revision, id, type, bytes, data, metadata)
  SELECT v_head + n.i, p_stream, v_current + n.i, n.id, n.type,
         octet_length(n.data::text) + octet_length(n.metadata::text), n.data, n.metadata
  FROM unnest(p_ids, p_types, p_data, p_metadata) WITH ORDINALITY AS n(id, type, data, metadata, i);
  PERFORM pg_notify('eventstore', (v_head + v_count)::text);
  RETURN QUERY SELECT v_current + v_count, v_head + v_count;
END
$$;
`;
