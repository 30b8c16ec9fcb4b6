const EMPTY = -1;

/**
 * 32-bit hashes to numbers from 0 on, in typed arrays: open addressing with linear probing
 * (Knuth, The Art of Computer Programming 3, section 6.4), at most half full.
 */
export class HashIndex {
  private keys: Uint32Array;
  private slots: Int32Array;
  private count = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Uint32Array(capacity);
    this.slots = new Int32Array(capacity).fill(EMPTY);
  }

  get size(): number {
    return this.count;
  }

  /** The number of a hash, or −1. */
  find(hash: number): number {
    return this.slots[this.slotOf(hash)] ?? EMPTY;
  }

  /** The number of a hash, which gets the next one where it is new. */
  add(hash: number): number {
    const slot = this.slotOf(hash);
    const known = this.slots[slot] ?? EMPTY;
    if (known !== EMPTY) return known;
    this.keys[slot] = hash;
    this.slots[slot] = this.count;
    this.count += 1;
    if (this.count * 2 > this.keys.length) this.grow();
    return this.count - 1;
  }

  /** All hashes in the order of their numbers. */
  hashes(): Uint32Array {
    const out = new Uint32Array(this.count);
    for (const [slot, number] of this.slots.entries()) if (number !== EMPTY) out[number] = this.keys[slot] ?? 0;
    return out;
  }

  private slotOf(hash: number): number {
    const mask = this.keys.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.slots[slot] !== EMPTY && this.keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const known = this.hashes();
    this.keys = new Uint32Array(this.keys.length * 2);
    this.slots = new Int32Array(this.keys.length).fill(EMPTY);
    for (const [number, hash] of known.entries()) {
      const slot = this.slotOf(hash);
      this.keys[slot] = hash;
      this.slots[slot] = number;
    }
  }
}
