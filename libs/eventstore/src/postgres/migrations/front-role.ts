/**
 * Two more groups. `wl_front` reads the log and appends to every stream: it is for a process through which service and
 * shipper both write, so that the database cannot tell them apart. `wl_auditor` reads the log and nothing else.
 */
export const frontRoleSql = `
CREATE OR REPLACE FUNCTION eventstore.check_writer(p_stream text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_of_shipper boolean := split_part(p_stream, '-', 1) IN ('feed', 'link', 'snapshot');
BEGIN
  -- pg_has_role is true of a superuser for every role, so that one is asked first.
  IF (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) THEN
    RETURN;
  END IF;
  IF pg_has_role(session_user, 'wl_front', 'MEMBER') THEN
    RETURN;
  END IF;
  IF pg_has_role(session_user, 'wl_shipper', 'MEMBER') <> v_of_shipper THEN
    RAISE EXCEPTION '% may not write stream %', session_user, p_stream USING ERRCODE = 'WS003';
  END IF;
END
$$;

GRANT USAGE ON SCHEMA eventstore TO wl_front, wl_auditor;
GRANT SELECT ON eventstore.events TO wl_front, wl_auditor;
GRANT EXECUTE ON FUNCTION eventstore.append(text, bigint, uuid[], text[], json[], json[]) TO wl_front;
`;
