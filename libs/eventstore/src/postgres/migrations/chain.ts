/**
 * The chain of a stream's events, so that a row which was changed is found: each row carries a digest of the one before
 * it and of itself. Whoever owns the database could make the whole chain anew; it shows damage and meddling, it is no
 * signature. `verifyChains` computes it again, in another language.
 */

/** Before a stream's first event. An SQL expression over one of a stream's name. */
export const chainStartSql = (stream: string): string => `sha256(convert_to(${stream}, 'UTF8'))`;

/** The digest of an event behind the one whose digest is `previous`: SQL expressions. */
export interface LinkParts {
  readonly previous: string;
  readonly position: string;
  readonly revision: string;
  readonly id: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/**
 * SHA-256 of the previous digest and of a text: position, revision, id, microseconds since 1970, lengths of type and
 * data in bytes, then type, data and metadata as they are written.
 */
export const linkSql = (of: LinkParts): string => `sha256(${of.previous} || convert_to(concat_ws(' ',
      ${of.position}, ${of.revision}, ${of.id}, (extract(epoch FROM ${of.recordedAt}) * 1000000)::bigint,
      octet_length(${of.type}), octet_length(${of.data}::text), ${of.type} || ${of.data}::text || ${of.metadata}::text), 'UTF8'))`;

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
      recordedAt: 'v_event.recorded_at',
      type: 'v_event.type',
      data: 'v_event.data',
      metadata: 'v_event.metadata',
    })};
    UPDATE eventstore.events SET chain = v_chain WHERE position = v_event.position;
  END LOOP;
END
$$;
ALTER TABLE eventstore.events ENABLE ALWAYS TRIGGER events_are_final;
ALTER TABLE eventstore.events ALTER COLUMN chain SET NOT NULL;
COMMENT ON COLUMN eventstore.events.chain IS 'digest of the stream up to here: a row that was changed breaks it';
`;
