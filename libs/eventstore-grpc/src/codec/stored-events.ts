import type { EventMetadata } from '@wordslab/contracts/core';
import type { NewEvent, RecordedEvent } from '@wordslab/eventstore';
import { ProtocolViolation } from '../failures.js';
import type { ProposedMessage } from '../generated/streams.js';
import { uuidOf } from './uuids.js';

/** An event as it travels: bytes, of which the store keeps JSON values. */
export interface EventBytes {
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
}

export const JSON_CONTENT = 'application/json';

/** Where metadata say what of an event JSON values cannot keep: exact bytes (base64) and another content type. */
const WIRE = '$wire';

interface Wire {
  contentType?: string;
  data?: string;
  metadata?: string;
}

/**
 * The event as the store takes it. Who reads the store gets JSON values; who reads through the protocol gets the bytes
 * that were written, which are kept beside the values where these would be written differently.
 * @throws ProtocolViolation when a part is missing.
 */
export const toNewEvent = (message: ProposedMessage): NewEvent => {
  const { type, 'content-type': contentType = JSON_CONTENT } = message.metadata;
  if (type === undefined || type === '') throw new ProtocolViolation('an event was proposed without its type');
  const wire: Wire = {};
  if (contentType !== JSON_CONTENT) wire.contentType = contentType;
  const data = contentType === JSON_CONTENT ? parsed(message.data) : undefined;
  if (!isWrittenAs(data, message.data)) wire.data = base64(message.data);
  const given = parsed(message.customMetadata);
  const metadata = isPlainObject(given) && !(WIRE in given) ? given : {};
  if (!isWrittenAs(metadata, message.customMetadata)) wire.metadata = base64(message.customMetadata);
  const kept = Object.keys(wire).length === 0 ? metadata : { ...metadata, [WIRE]: wire };
  return {
    id: uuidOf(message.id),
    type,
    data: data === undefined ? null : data,
    // What a client says about its event; wordslab's own writers put theirs there.
    metadata: kept as EventMetadata,
  };
};

/** The bytes of an event, whoever wrote it. */
export const toBytes = ({ data, metadata }: RecordedEvent): EventBytes => {
  const { [WIRE]: mark, ...rest } = metadata;
  const wire = wireOf(mark);
  return {
    contentType: wire.contentType ?? JSON_CONTENT,
    data: wire.data === undefined ? json(data) : Buffer.from(wire.data, 'base64'),
    customMetadata: wire.metadata === undefined ? json(rest) : Buffer.from(wire.metadata, 'base64'),
  };
};

const wireOf = (mark: unknown): Wire => {
  if (!isPlainObject(mark)) return {};
  const text = (name: keyof Wire): string | undefined => {
    const value = mark[name];
    return typeof value === 'string' ? value : undefined;
  };
  return { contentType: text('contentType'), data: text('data'), metadata: text('metadata') };
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for what is no JSON text. */
const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
};

const isWrittenAs = (value: unknown, bytes: Uint8Array): boolean =>
  value !== undefined && Buffer.compare(json(value), bytes) === 0;

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
