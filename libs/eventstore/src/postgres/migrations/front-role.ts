import { appendFunctionsSql } from './rights.js';

/**
 * Two more groups. `wl_front` reads the log and appends to every stream: it is for a process through which service and
 * shipper both write, so that the database cannot tell them apart. `wl_auditor` reads the log and nothing else.
 */
export const frontRoleSql = `
GRANT USAGE ON SCHEMA eventstore TO wl_front, wl_auditor;
GRANT SELECT ON eventstore.events TO wl_front, wl_auditor;
GRANT EXECUTE ON FUNCTION ${appendFunctionsSql} TO wl_front;
`;
