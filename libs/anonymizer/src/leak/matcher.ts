import { LONGEST_COMPACT, type NeedleForms, SHORTEST_ANYWHERE } from './needles.js';

/** One word deeper into the needles that begin alike. */
interface Node {
  readonly next: Map<string, Node>;
  /** Entries whose last word this is. */
  readonly ends: number[];
}
const node = (): Node => ({ next: new Map(), ends: [] });

/** FNV-1a over code units; must equal what the scanner computes on the way. */
export const HASH_SEED = 0x811c9dc5;
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const hashOf = (word: string): number => {
  let hash = HASH_SEED;
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
  return hash;
};

/** A polynomial hash whose window can slide. */
export const ROLL = 0x01000193;
export const rollStep = (hash: number, code: number): number => (Math.imul(hash, ROLL) + code) | 0;
const rollOf = (text: string): number => {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = rollStep(hash, text.charCodeAt(i));
  return hash;
};

/** Compact needles of one length. `power` is ROLL to that length. */
export interface CompactLength {
  readonly length: number;
  readonly power: number;
  readonly hashes: HashFilter;
}

/** Says of most 32-bit hashes at once that they are not in a set; the caller proves the others. */
export class HashFilter {
  private readonly bits: Uint32Array;
  private readonly mask: number;

  constructor(hashes: readonly number[]) {
    const size = 2 ** Math.max(10, Math.ceil(Math.log2(hashes.length * 64 + 1)));
    this.bits = new Uint32Array(size / 32);
    this.mask = size - 1;
    for (const hash of hashes) {
      const bit = this.slot(hash);
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  private slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }
  mayHave(hash: number): boolean {
    const bit = this.slot(hash);
    return (((this.bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }
}

/** All needles in the shape that one pass over a text needs. Entries are numbered as given. */
export class Matcher {
  readonly root: Node = node();
  /** Words that needles have, and words that needles begin with. */
  readonly vocabulary: HashFilter;
  readonly beginnings: HashFilter;
  readonly compact = new Map<string, number>();
  readonly lengths: readonly CompactLength[];
  /** For binary files: the last characters of each needle, and the needles that end so. */
  readonly tails: CompactLength;
  readonly byTail = new Map<string, { readonly text: string; readonly entry: number }[]>();
  private readonly leads: readonly (readonly (string | null)[])[];
  /** False where every compact needle ends in a digit, so that words need not be tried. */
  readonly endsInLetter: boolean;

  /** `leads`: see {@link leadsOf}. */
  constructor(entries: readonly NeedleForms[], leads: readonly (readonly (string | null)[])[]) {
    this.leads = leads;
    const words = new Set<string>();
    for (const [entry, { words: row, compact, anywhere }] of entries.entries()) {
      if (anywhere !== null) this.addTail(anywhere, entry);
      if (compact !== null) this.compact.set(compact, entry);
      if (row === null) continue;
      let at = this.root;
      for (const word of row) {
        words.add(word);
        const next = at.next.get(word) ?? node();
        at.next.set(word, next);
        at = next;
      }
      at.ends.push(entry);
    }
    this.vocabulary = new HashFilter([...words].map(hashOf));
    this.tails = compactLength([...this.byTail.keys()], SHORTEST_ANYWHERE);
    this.endsInLetter = [...this.compact.keys()].some((text) => /\D$/.test(text));
    this.beginnings = new HashFilter([...this.root.next.keys()].map(hashOf));
    this.lengths = lengthsOf([...this.compact.keys()]);
  }

  /** The digits that an entry and its equals have before those that are searched; null where nothing was left off. */
  leadsOf(entry: number): readonly (string | null)[] {
    return this.leads[entry] ?? [];
  }

  private addTail(text: string, entry: number): void {
    const tail = text.slice(-SHORTEST_ANYWHERE);
    this.byTail.set(tail, [...(this.byTail.get(tail) ?? []), { text, entry }]);
  }
}
export type MatcherNode = Node;

const compactLength = (texts: readonly string[], length: number): CompactLength => {
  let power = 1;
  for (let i = 0; i < length; i++) power = Math.imul(power, ROLL);
  return { length, power, hashes: new HashFilter(texts.map(rollOf)) };
};
const lengthsOf = (compacts: readonly string[]): CompactLength[] =>
  [...new Set(compacts.map((text) => text.length))].map((length) =>
    compactLength(
      compacts.filter((text) => text.length === length),
      length,
    ),
  );

/** Size of the scanner's ring of recent characters: a power of two above the longest compact needle. */
export const RING = 2 ** Math.ceil(Math.log2(LONGEST_COMPACT + 1));
