import { createHmac } from 'node:crypto';

/** 96 bits: among a thousand million values, two share a stand-in with probability below 1e-11. */
const HEX_DIGITS = 24;

/**
 * A keyed stand-in such as `customer-7f3a9c2e10d4…`: HMAC-SHA-256 over domain and value.
 * Equal values stay equal under one key and domain; without the key a value cannot be guessed and tried.
 */
export const pseudonym = (value: string, domain: string, key: Uint8Array): string =>
  `${domain}-${createHmac('sha256', key).update(`${domain}\0${value}`).digest('hex').slice(0, HEX_DIGITS)}`;
