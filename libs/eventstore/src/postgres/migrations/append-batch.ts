import { chainStartSql } from './chain.js';
import { headVariablesSql, notYoursSql, putEventSql, takeLogSql } from './put-event.js';

/**
 * Many appends in one transaction: each is recorded or refused for itself, in the order given. A row for each: `refused`
 * is null, or WS001 not at the expected revision, WS002 event id taken, WS003 not this writer's stream; then `revision`
 * is where the stream is. (WS004 is the trigger that keeps events as they are.)
 * Append i has `p_sizes[i]` events of the flat lists. Expected revision: -1 no stream, -2 any, -4 stream exists
 * (KurrentDB's numbers), else that revision.
 */
export const appendBatchSql = `
CREATE FUNCTION eventstore.append_batch(
  p_streams text[], p_expected bigint[], p_sizes integer[],
  p_ids uuid[], p_types text[], p_data text[], p_metadata text[])
RETURNS TABLE (refused text, revision bigint, "position" bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_stream   text;
  v_first    integer := 1;
  v_next     integer;
  v_taken    boolean;
  v_place    bigint;
  v_repeated bigint;
  v_start    bigint;${headVariablesSql}
BEGIN${takeLogSql}
  v_start := v_head;
  FOR i IN 1 .. cardinality(p_streams) LOOP
    v_stream := p_streams[i];
    v_next := v_first + p_sizes[i];
    SELECT e.revision, e.chain, EXISTS (
      SELECT FROM eventstore.events t WHERE t.stream = v_stream AND t.id = ANY (p_ids[v_first:v_next - 1]))
    INTO v_revision, v_chain, v_taken
    FROM eventstore.events e WHERE e.stream = v_stream ORDER BY e.revision DESC LIMIT 1;
    IF NOT FOUND THEN
      v_revision := -1;
      v_chain := ${chainStartSql('v_stream')};
      v_taken := false;
    END IF;

    refused := NULL;
    IF ${notYoursSql('v_stream')} THEN
      refused := 'WS003';
    ELSIF v_taken THEN
      v_place := CASE WHEN p_expected[i] >= -1 THEN p_expected[i] + 1 ELSE (
        SELECT e.revision FROM eventstore.events e WHERE e.stream = v_stream AND e.id = p_ids[v_first]) END;
      SELECT count(*), max(e.position) INTO v_repeated, position
      FROM unnest(p_ids[v_first:v_next - 1]) WITH ORDINALITY AS n(id, i)
      JOIN eventstore.events e ON e.stream = v_stream AND e.id = n.id AND e.revision = v_place + n.i - 1;
      IF v_repeated = p_sizes[i] THEN
        revision := v_place + p_sizes[i] - 1;
        RETURN NEXT;
        v_first := v_next;
        CONTINUE;
      END IF;
      refused := CASE WHEN p_expected[i] >= -1 AND p_expected[i] <> v_revision THEN 'WS001' ELSE 'WS002' END;
    ELSIF p_expected[i] >= -1 AND p_expected[i] <> v_revision OR p_expected[i] = -4 AND v_revision = -1 THEN
      refused := 'WS001';
    ELSE
      FOR j IN v_first .. v_next - 1 LOOP${putEventSql({
        stream: 'v_stream',
        id: 'p_ids[j]',
        type: 'p_types[j]',
        data: 'p_data[j]',
        metadata: 'p_metadata[j]',
      })}
      END LOOP;
    END IF;
    revision := v_revision;
    position := v_head;
    RETURN NEXT;
    v_first := v_next;
  END LOOP;
  IF v_head > v_start THEN
    PERFORM pg_notify('eventstore', v_head::text);
  END IF;
END
$$;
`;
