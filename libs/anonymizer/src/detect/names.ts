import type { Span } from '../text/span.js';
import { transcribed, type Word, wordsOf } from '../text/words.js';

/** Words within names that are ordinary words too: taken only beside another part of the name. */
const particles = new Set(
  'de du des la le les da das do dos di del della van von der den dem ten ter zu zur af al el bin ben ibn et and und y st'.split(
    ' ',
  ),
);
/** What may stand between two parts of one name. */
const BETWEEN = /^[\s.,'’‑-]{0,3}$/u;

/** Finds the names of one row in its texts: whole names and their parts, without regard to case and accents. */
export class NameFinder {
  private readonly parts = new Set<string>();
  private readonly particles = new Set<string>();
  private readonly initials = new Set<string>();
  /** Whole names and hyphenated pieces by their first word: the ones that parts alone would not find (`O Li`, `王小明`). */
  private readonly wholes = new Map<string, string[][]>();

  constructor(names: readonly string[]) {
    for (const name of names) this.learn(name);
  }

  private learn(name: string): void {
    const words = wordsOf(name);
    if (words.length === 0) return;
    this.learnWhole(words);
    for (const { folded, start, end } of words) {
      this.initials.add(folded.slice(0, 1));
      if (folded.length < 2) continue;
      if (particles.has(folded) && words.length > 1) this.particles.add(folded);
      else this.parts.add(folded).add(transcribed(name.slice(start, end)));
    }
    // O'Brien is one name, and typed OBrien too.
    for (const piece of name.split(/\s+/u).map((text) => wordsOf(text)))
      if (piece.length > 1) {
        this.learnWhole(piece);
        this.parts.add(piece.map((word) => word.folded).join(''));
      }
  }

  private learnWhole(words: readonly Word[]): void {
    const first = words[0]?.folded ?? '';
    this.wholes.set(first, [...(this.wholes.get(first) ?? []), words.map((word) => word.folded)]);
  }

  find(text: string): Span[] {
    if (this.wholes.size === 0) return [];
    const words = wordsOf(text);
    const taken = words.map((word) => this.isPart(text, word));
    for (const at of words.keys()) this.takeWhole(words, at, taken);
    this.takeNeighbours(text, words, taken);
    return joined(text, words, taken);
  }

  private isPart(text: string, word: Word): boolean {
    if (this.parts.has(word.folded)) return true;
    const raw = text.slice(word.start, word.end);
    return /[äöü]|\u0308/iu.test(raw) && this.parts.has(transcribed(raw));
  }

  private takeWhole(words: readonly Word[], at: number, taken: boolean[]): void {
    for (const whole of this.wholes.get(words[at]?.folded ?? '') ?? [])
      if (whole.every((folded, i) => words[at + i]?.folded === folded)) taken.fill(true, at, at + whole.length);
  }

  /** `de` of `de La Fontaine`, and `C.` of `C. Dubois`. */
  private takeNeighbours(text: string, words: readonly Word[], taken: boolean[]): void {
    const belongs = (at: number, beside: number): boolean => {
      const word = words[at];
      const neighbour = words[beside];
      if (word === undefined || neighbour === undefined || taken[at] || !taken[beside]) return false;
      if (!BETWEEN.test(text.slice(Math.min(word.end, neighbour.end), Math.max(word.start, neighbour.start))))
        return false;
      const initial = word.folded.length === 1 && text[word.end] === '.' && this.initials.has(word.folded);
      return initial || this.particles.has(word.folded);
    };
    for (let at = 1; at < words.length; at++) if (belongs(at, at - 1)) taken[at] = true;
    for (let at = words.length - 2; at >= 0; at--) if (belongs(at, at + 1)) taken[at] = true;
  }
}

/** Taken words as spans, neighbours in one. */
const joined = (text: string, words: readonly Word[], taken: readonly boolean[]): Span[] => {
  const spans: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of words.entries()) {
    if (!taken[i]) continue;
    const last = spans.at(-1);
    if (last && taken[i - 1] && BETWEEN.test(text.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
};
