import { createHash } from 'node:crypto';
import canonicalizeJson from 'canonicalize';
import { ValidationFailed } from './errors/errors.js';

/** Canonical JSON (RFC 8785): one text for one value, so that digests and signatures agree everywhere. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new ValidationFailed('json.not_canonical', 'this value has no JSON form');
  return text;
};

export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A digest as the API shows it: `sha256:<64 hex digits>` over the canonical JSON of the value. */
export const digestOf = (value: unknown): string => `sha256:${sha256Hex(canonicalJson(value))}`;
