/** The owner group owns, service and shipper read the log and append through the function; nobody else sees it. */
export const rightsSql = `
ALTER SCHEMA eventstore OWNER TO wl_owner;
ALTER TABLE eventstore.events OWNER TO wl_owner;
ALTER FUNCTION eventstore.refuse_change() OWNER TO wl_owner;
ALTER FUNCTION eventstore.check_writer(text) OWNER TO wl_owner;
ALTER FUNCTION eventstore.append(text, bigint, uuid[], text[], json[], json[]) OWNER TO wl_owner;

REVOKE ALL ON SCHEMA eventstore FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA eventstore FROM PUBLIC;
GRANT USAGE ON SCHEMA eventstore TO wl_service, wl_shipper;
GRANT SELECT ON eventstore.events TO wl_service, wl_shipper;
GRANT EXECUTE ON FUNCTION eventstore.append(text, bigint, uuid[], text[], json[], json[]) TO wl_service, wl_shipper;
`;

const BATCH = 'eventstore.append_batch(text[], bigint[], integer[], uuid[], text[], text[], text[])';
const RECORDS = 'eventstore.append_records(text[], uuid[], text[], text[], text[], text[], bigint[])';

/** The functions that append, with their parameters' types. */
export const appendFunctionsSql = `${BATCH}, ${RECORDS}`;

/** They take the place of the first one. */
export const appendRightsSql = `
DROP FUNCTION eventstore.append(text, bigint, uuid[], text[], json[], json[]);
DROP FUNCTION eventstore.check_writer(text);
ALTER FUNCTION ${BATCH} OWNER TO wl_owner;
ALTER FUNCTION ${RECORDS} OWNER TO wl_owner;
REVOKE ALL ON FUNCTION ${appendFunctionsSql} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${appendFunctionsSql} TO wl_service, wl_shipper;
`;
