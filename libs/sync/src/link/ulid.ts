import type { RandomBytes } from '../ports.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const encode = (value: bigint, digits: number): string => {
  let text = '';
  for (let i = 0; i < digits; i += 1) {
    text = `${ALPHABET[Number(value & 31n)]}${text}`;
    value >>= 5n;
  }
  return text;
};

const timeOf = (ulid: string): number =>
  [...ulid.slice(0, 10)].reduce((time, digit) => time * 32 + Math.max(0, ALPHABET.indexOf(digit)), 0);

/**
 * A ULID (https://github.com/ulid/spec) that sorts after every one of `after`, even when the clock went back, as it may
 * on a machine that was restored.
 */
export const newUlid = (now: number, random: RandomBytes, after: readonly string[] = []): string => {
  const time = after.reduce((latest, ulid) => Math.max(latest, timeOf(ulid) + 1), now);
  const tail = random(10).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return encode(BigInt(time), 10) + encode(tail, 16);
};
