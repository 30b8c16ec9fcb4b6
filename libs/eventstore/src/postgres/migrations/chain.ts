/**
 * The chain of a stream's events, so that a row which was changed is found: each row carries a digest of the one before
 * it and of itself. Whoever owns the database could make the whole chain anew; it shows damage and meddling, it is no
 * signature. `verifyChains` computes it again, in another language.
 */

/** Before a stream's first event. An SQL expression over one of a stream's name. */
export const chainStartSql = (stream: string): string => `sha256(convert_to(${stream}, 'UTF8'))`;

/** SQL expressions of an event's parts; of `data` and `metadata` the texts as they are written. */
export interface LinkParts {
  readonly previous: string;
  readonly position: string;
  readonly revision: string;
  readonly id: string;
  /** Text: see {@link microsecondsSql}. */
  readonly microseconds: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/**
 * The digest of an event behind the one whose digest is `previous`: SHA-256 of that and of a text of position, revision,
 * id, microseconds since 1970, lengths of type and data in bytes, then type, data and metadata.
 */
export const linkSql = (of: LinkParts): string => `sha256(${of.previous} || convert_to(
        ${of.position}::text || ' ' || ${of.revision}::text || ' ' || ${of.id}::text || ' ' || ${of.microseconds} || ' ' ||
        octet_length(${of.type})::text || ' ' || octet_length(${of.data})::text || ' ' ||
        ${of.type} || ${of.data} || ${of.metadata}, 'UTF8'))`;

/** Of a timestamp, as text; the microseconds are exact. */
export const microsecondsSql = (timestamp: string): string =>
  `((extract(epoch FROM ${timestamp}) * 1000000)::bigint)::text`;

/** Logs that were written without a chain get one over what they hold now. */
export const chainSql = `
ALTER TABLE eventstore.events ADD COLUMN chain bytea;
ALTER TABLE eventstore.events DISABLE TRIGGER events_are_final;
DO $$
DECLARE
  v_event  record;
  v_stream text := '';
  v_chain  bytea;
BEGIN
  FOR v_event IN SELECT * FROM eventstore.events ORDER BY stream, revision LOOP
    IF v_event.stream <> v_stream THEN
      v_stream := v_event.stream;
      v_chain := ${chainStartSql('v_stream')};
    END IF;
    v_chain := ${linkSql({
      previous: 'v_chain',
      position: 'v_event.position',
      revision: 'v_event.revision',
      id: 'v_event.id',
      microseconds: microsecondsSql('v_event.recorded_at'),
      type: 'v_event.type',
      data: 'v_event.data::text',
      metadata: 'v_event.metadata::text',
    })};
    UPDATE eventstore.events SET chain = v_chain WHERE position = v_event.position;
  END LOOP;
END
$$;
ALTER TABLE eventstore.events ENABLE ALWAYS TRIGGER events_are_final;
ALTER TABLE eventstore.events ALTER COLUMN chain SET NOT NULL;
COMMENT ON COLUMN eventstore.events.chain IS 'digest of the stream up to here: a row that was changed breaks it';
`;
