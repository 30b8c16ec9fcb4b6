/**
 * The NOLOGIN groups that rights are given to; login roles are members of one each. Roles belong to a whole Postgres
 * server: run this once per server, before any database's migrations. Harmless to repeat, then by any role.
 */
export const groupRolesSql = `
DO $$
DECLARE
  v_role text;
BEGIN
  FOREACH v_role IN ARRAY ARRAY[
    'wl_owner', 'wl_service', 'wl_shipper', 'wl_reader', 'wl_front', 'wl_auditor'
  ] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = v_role);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- somebody else made it just now
    END;
  END LOOP;
END
$$;
`;
