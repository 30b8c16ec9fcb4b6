import { describe, expect, it } from '@jest/globals';
import { HashIndex } from './hash-index.ts';
import { randomFrom } from './random.ts';

describe('hash index', () => {
  it('numbers hashes like a Map does, through growth and collisions', () => {
    const random = randomFrom(7);
    const index = new HashIndex(4);
    const model = new Map<number, number>();
    // Few low bits, so that probes run into each other; 0 and the highest hash are ordinary ones.
    const hashes = [0, 0xffffffff, ...Array.from({ length: 5000 }, () => Math.floor(random() * 2000) * 65536)];
    for (const hash of hashes) {
      if (!model.has(hash)) model.set(hash, model.size);
      expect(index.add(hash)).toBe(model.get(hash));
    }
    expect(index.size).toBe(model.size);
    expect([...index.hashes()]).toEqual([...model.keys()]);
    expect(index.find(12345)).toBe(-1);
  });
});
