import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mask } from './mask.js';
import { pseudonym } from './pseudonym.js';

describe('mask', () => {
  const stars = { keepFirst: 1, keepLast: 2, with: '*' };
  it('replaces letters and digits, and leaves punctuation', () => {
    expect(mask('+33 6 39-98.12', { keepFirst: 0, keepLast: 2, with: '*' })).toBe('+** * **-**.12');
    expect(mask('Claire', stars)).toBe('C***re');
  });
  it('counts characters as a reader does', () => {
    expect(mask('e\u0301a\u0301o\u0301u\u0301', { keepFirst: 1, keepLast: 1, with: 'x' })).toBe('e\u0301xxu\u0301');
    expect(mask('👩‍👩‍👧abc', stars)).toBe('👩‍👩‍👧**c');
  });
  it('never keeps more than half, whatever it is asked', () => {
    expect(mask('Al', { keepFirst: 4, keepLast: 4, with: '*' })).toBe('A*');
    expect(mask('A', { keepFirst: 4, keepLast: 4, with: '*' })).toBe('*');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), fc.nat(4), fc.nat(4), (text, keepFirst, keepLast) => {
        const hidden = [...mask(text, { keepFirst, keepLast, with: '*' })].filter((c) => c === '*').length;
        expect(hidden).toBeGreaterThanOrEqual(text.length / 2);
      }),
    );
  });
});

describe('pseudonym', () => {
  const key = Buffer.alloc(32, 1);
  it('is stable, readable, and its own for each domain and key', () => {
    const one = pseudonym('Claire', 'customer', key);
    expect(one).toBe(pseudonym('Claire', 'customer', key));
    expect(one).toMatch(/^customer-[0-9a-f]{24}$/);
    const others = [
      pseudonym('claire', 'customer', key),
      pseudonym('Claire', 'client', key),
      pseudonym('Claire', 'customer', Buffer.alloc(32, 2)),
    ].map((text) => text.split('-')[1]);
    expect(new Set([one.split('-')[1], ...others]).size).toBe(4);
  });
});
