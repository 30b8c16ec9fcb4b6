import { EXPANDING, expansionOf, foldOf, IDEOGRAPH, kindOf, MARK, plainFoldOf, SEPARATOR } from '../text/words.js';
import { type CompactLength, HASH_SEED, hashStep, type Matcher, type MatcherNode, RING, rollStep } from './matcher.js';
import { mayLead } from './needles.js';
import { Unescaper } from './unescape.js';

const BACKSLASH = 92;
const ZERO = 48;
const NINE = 57;
const LONGEST_WORD = 256;
/** More than this between two digit groups, and they belong to two numbers. */
const WIDEST_GAP = 3;
/**
 * A point in time as databases and logs write it, or a long fraction. There are so many of these figures that the last
 * digits of somebody's number stand in one by chance, sooner or later: in them, all of its digits count. What is cut in
 * two by the end of a piece is searched like everything else.
 */
const FIGURE =
  /20\d\d[-/][01]\d[-/][0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d(?::?\d\d)?)?(?!\d)|\d{1,19}\.\d{12,}/g;

/** One pass over one source, fed in pieces of any size. Linear; memory does not grow with the text. */
export class Scan {
  private readonly decoder = new TextDecoder();
  private readonly unescaper = new Unescaper((code) => this.take(code));
  /** The word under way: folded characters and their hash. */
  private readonly word = new Uint16Array(LONGEST_WORD);
  private wordLength = 0;
  private wordHash = HASH_SEED;
  private open: MatcherNode[] = [];
  /** Recent letters and digits without gaps, and the rolling hash after each. */
  private readonly recent = new Uint16Array(RING);
  private readonly rolls = new Int32Array(RING);
  /** Of the recent ones, which began a word. */
  private readonly begins = new Uint8Array(RING);
  private roll = 0;
  private written = 0;
  /** Where the present stretch without a wide gap began. */
  private floor = 0;
  private gap = 0;
  private lastIsDigit = false;
  private inFigure = false;

  constructor(
    private readonly matcher: Matcher,
    private readonly hit: (entry: number) => void,
    /** Binary: words have no borders that could be relied upon. */
    private readonly binary = false,
  ) {}

  feed(chunk: string | Uint8Array): void {
    const text = typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
    let fed = 0;
    for (const { index, 0: figure } of text.matchAll(FIGURE)) {
      this.takeAll(text.slice(fed, index));
      this.takeFigure(figure);
      fed = index + figure.length;
    }
    this.takeAll(fed === 0 ? text : text.slice(fed));
  }

  /** No number reaches into a figure, or out of it. */
  private takeFigure(figure: string): void {
    this.floor = this.written;
    this.inFigure = true;
    this.takeAll(figure);
    if (this.lastIsDigit && !this.binary) this.tryCompact();
    this.inFigure = false;
    this.floor = this.written;
  }

  private takeAll(text: string): void {
    for (let i = 0; i < text.length; i++) {
      if (this.unescaper.plain) i = this.letters(text, i);
      if (i === text.length) break;
      const code = text.charCodeAt(i);
      if (code === BACKSLASH || !this.unescaper.plain) this.unescaper.take(code);
      else this.take(code);
    }
  }

  /** The source is at its end: what is under way is a whole word. */
  end(): void {
    this.feed(this.decoder.decode());
    this.unescaper.giveBack();
    this.closeWord();
  }

  private take(code: number): void {
    const kind = kindOf(code);
    if (kind === MARK) return;
    if (kind === SEPARATOR) {
      if (this.wordLength > 0) this.closeWord();
      if (++this.gap > WIDEST_GAP) this.floor = this.written;
      return;
    }
    if (kind === IDEOGRAPH && this.wordLength > 0) this.closeWord();
    if (kind === EXPANDING) this.letters(expansionOf(code), 0);
    else this.push(foldOf(code));
    this.gap = 0;
    if (kind === IDEOGRAPH) this.closeWord();
  }

  /** Adds the plain letters and digits from `from` on to the word under way; returns where they end. The hot loop. */
  private letters(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const code = plainFoldOf(text.charCodeAt(at));
      if (code === 0) break;
      this.push(code);
    }
    if (at > from) this.gap = 0;
    return at;
  }

  private push(code: number): void {
    const digit = code >= ZERO && code <= NINE;
    if (this.lastIsDigit && !digit && this.wordLength > 0 && !this.binary) this.tryCompact();
    this.lastIsDigit = digit;
    this.begins[this.written & (RING - 1)] = this.wordLength === 0 ? 1 : 0;
    if (this.wordLength < LONGEST_WORD) this.word[this.wordLength] = code;
    this.wordLength++;
    this.wordHash = hashStep(this.wordHash, code);
    this.roll = rollStep(this.roll, code);
    this.recent[this.written & (RING - 1)] = code;
    this.rolls[this.written & (RING - 1)] = this.roll;
    this.written++;
    if (this.binary) this.tryAnywhere();
  }

  private closeWord(): void {
    if (this.wordLength === 0) return;
    if (this.binary) return this.beginWord();
    const { vocabulary, beginnings } = this.matcher;
    if ((this.open.length > 0 ? vocabulary : beginnings).mayHave(this.wordHash)) this.advance();
    else if (this.open.length > 0) this.open = [];
    if (this.lastIsDigit || this.matcher.endsInLetter) this.tryCompact();
    this.beginWord();
  }

  private beginWord(): void {
    this.wordLength = 0;
    this.wordHash = HASH_SEED;
  }

  /** Goes one word on in every needle under way, and begins those that this word begins. */
  private advance(): void {
    if (this.wordLength > LONGEST_WORD) return void (this.open = []);
    let word = '';
    for (let i = 0; i < this.wordLength; i++) word += String.fromCharCode(this.word[i] ?? 0);
    const open: MatcherNode[] = [];
    for (const from of [...this.open, this.matcher.root]) {
      const to = from.next.get(word);
      if (to === undefined) continue;
      open.push(to);
      for (const entry of to.ends) this.hit(entry);
    }
    this.open = open;
  }

  private tryCompact(): void {
    for (const size of this.matcher.lengths) {
      if (!this.mayEndHere(size)) continue;
      const text = this.lastCharacters(size.length);
      const entry = this.matcher.compact.get(text);
      if (entry === undefined) continue;
      if (this.inFigure ? this.isWhole(entry, text) : this.mayBegin(entry, size.length)) this.hit(entry);
    }
  }

  /** The digits that stand without a gap before the last `length` characters. */
  private digitsBefore(length: number): string {
    let text = '';
    for (let at = this.written - length; this.begins[at & (RING - 1)] === 0 && this.written - at < RING; at--) {
      const code = this.recent[(at - 1) & (RING - 1)] ?? 0;
      if (code < ZERO || code > NINE) break;
      text = String.fromCharCode(code) + text;
    }
    return text;
  }

  private tryAnywhere(): void {
    const { tails, byTail } = this.matcher;
    if (!this.mayEndHere(tails)) return;
    for (const { text, entry } of byTail.get(this.lastCharacters(tails.length)) ?? [])
      if (this.endsWith(text) && (!this.inFigure || this.isWhole(entry, text))) this.hit(entry);
  }

  /** Whether all digits of a number stand here, of which `text` are the last. */
  private isWhole(entry: number, text: string): boolean {
    return this.matcher.leadsOf(entry).some((lead) => this.endsWith(`${lead ?? ''}${text}`));
  }

  /** Whether a number may begin such that these are its last digits. */
  private mayBegin(entry: number, length: number): boolean {
    const before = this.digitsBefore(length);
    return this.matcher.leadsOf(entry).some((lead) => lead === null || mayLead(before, lead));
  }

  private endsWith(text: string): boolean {
    return this.written - this.floor >= text.length && this.lastCharacters(text.length) === text;
  }

  private mayEndHere({ length, power, hashes }: CompactLength): boolean {
    if (this.written - this.floor < length) return false;
    const before = this.written <= length ? 0 : (this.rolls[(this.written - 1 - length) & (RING - 1)] ?? 0);
    return hashes.mayHave((this.roll - Math.imul(before, power)) | 0);
  }

  private lastCharacters(length: number): string {
    let text = '';
    for (let at = this.written - length; at < this.written; at++)
      text += String.fromCharCode(this.recent[at & (RING - 1)] ?? 0);
    return text;
  }
}
