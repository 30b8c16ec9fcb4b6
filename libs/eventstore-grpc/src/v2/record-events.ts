import { randomUUID } from 'node:crypto';
import { ValidationFailed } from '@wordslab/contracts/core';
import { type ExpectedRevision, MAX_APPEND_BYTES, type StreamRecord } from '@wordslab/eventstore';
import { JSON_CONTENT, toNewEvent } from '../codec/stored-events.js';
import { ProtocolViolation } from '../failures.js';
import { type AppendRecord, SchemaFormat, type Value } from '../generated/streams-v2.js';

const FORMATS: Readonly<Partial<Record<SchemaFormat, string>>> = {
  [SchemaFormat.JSON]: 'Json',
  [SchemaFormat.PROTOBUF]: 'Protobuf',
  [SchemaFormat.AVRO]: 'Avro',
  [SchemaFormat.BYTES]: 'Bytes',
};

/**
 * A record as an event: the schema's name is its type, and what a reader of the first version's protocol finds in its
 * metadata are the properties and the schema, as KurrentDB writes them.
 * @throws ProtocolViolation when a part is missing.
 */
export const toStreamRecord = (stream: string, record: AppendRecord): StreamRecord => {
  const { schema, data, properties } = record;
  const format = schema && FORMATS[schema.format];
  if (!format) throw new ProtocolViolation('a record does not say of which format its data are');
  const metadata = {
    ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, toJson(value)])),
    '$schema.format': format,
    '$schema.name': schema.name,
    ...(schema.id === undefined ? {} : { '$schema.id': schema.id }),
  };
  const event = toNewEvent({
    id: { value: { $case: 'string', value: record.recordId || randomUUID() } },
    metadata: {
      type: schema.name,
      'content-type': schema.format === SchemaFormat.JSON ? JSON_CONTENT : 'application/octet-stream',
    },
    customMetadata: Buffer.from(JSON.stringify(metadata)),
    data,
  });
  return { stream, event };
};

const toJson = ({ kind }: Value): unknown => {
  switch (kind?.$case) {
    case 'numberValue':
    case 'stringValue':
    case 'boolValue':
      return kind.value;
    case 'structValue':
      return Object.fromEntries(Object.entries(kind.value.fields).map(([name, value]) => [name, toJson(value)]));
    case 'listValue':
      return kind.value.values.map(toJson);
    case 'nullValue':
    case undefined:
      return null;
  }
};

const CONSTANTS: Readonly<Record<string, ExpectedRevision>> = { '-1': 'no-stream', '-2': 'any', '-4': 'stream-exists' };

/** @throws ProtocolViolation for a number that is neither a revision nor one of the constants that are known here. */
export const toExpectedState = (state: bigint): ExpectedRevision => {
  if (state >= 0n) return state;
  const expected = CONSTANTS[String(state)];
  if (expected === undefined)
    throw new ProtocolViolation(`${state} is not known here as the state of a stream; a revision, -1, -2 and -4 are`);
  return expected;
};

/** Adds up what an append holds, and refuses what is more than one may. */
export class AppendSize {
  #bytes = 0;

  /** @throws ValidationFailed `append.record_too_large`, `append.too_large` */
  add(stream: string, { data, properties, recordId = '' }: AppendRecord): void {
    const size = data.length + Buffer.byteLength(JSON.stringify(properties));
    if (size > MAX_APPEND_BYTES)
      throw new ValidationFailed('append.record_too_large', `a record for '${stream}' holds ${size} bytes`, undefined, {
        ...{ stream, recordId, size },
      });
    this.#bytes += size;
    if (this.#bytes > MAX_APPEND_BYTES)
      throw new ValidationFailed('append.too_large', `an append holds ${this.#bytes} bytes or more`, undefined, {
        size: this.#bytes,
      });
  }
}
