import { ProtocolViolation } from '../failures.js';
import type { UUID } from '../generated/shared.js';

/** An id as text, however the client sent it. */
export const uuidOf = (uuid: UUID | undefined): string => {
  const value = uuid?.value;
  if (!value) throw new ProtocolViolation('an id is missing');
  if (value.$case === 'string') return value.value;
  const bits = (part: bigint): string => BigInt.asUintN(64, part).toString(16).padStart(16, '0');
  const hex = bits(value.value.mostSignificantBits) + bits(value.value.leastSignificantBits);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** An id in the form that the client asked for. */
export const toUuid = (id: string, form: 'string' | 'structured'): UUID => {
  if (form === 'string') return { value: { $case: 'string', value: id } };
  const hex = id.replaceAll('-', '');
  const bits = (part: string): bigint => BigInt.asIntN(64, BigInt(`0x${part}`));
  return {
    value: {
      $case: 'structured',
      value: { mostSignificantBits: bits(hex.slice(0, 16)), leastSignificantBits: bits(hex.slice(16)) },
    },
  };
};
