import { ValidationFailed } from '../errors/errors.js';

/**
 * How the column `payload` of a published view names a blob of the payload store that holds NDJSON rows, compressed with
 * zstd. `key` is there when the blob is sealed: the name under which `SealedBlobs` opens it.
 */
export interface PayloadRef {
  address: string;
  key?: string;
}

const REF = /^(?:zstd|sealed\+zstd:([A-Za-z0-9_@.-]+)):([0-9a-f]{64})$/;

/** `zstd:<address>` or `sealed+zstd:<key name>:<address>`. */
export const formatPayloadRef = ({ address, key }: PayloadRef): string =>
  key === undefined ? `zstd:${address}` : `sealed+zstd:${key}:${address}`;

/** @throws ValidationFailed `payload.bad_ref` */
export const parsePayloadRef = (ref: string): PayloadRef => {
  const match = REF.exec(ref);
  if (!match?.[2]) throw new ValidationFailed('payload.bad_ref', `'${ref}' does not name a payload`);
  return match[1] === undefined ? { address: match[2] } : { address: match[2], key: match[1] };
};
