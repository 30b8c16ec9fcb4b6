import { EXPANDING, expansionOf, foldOf, IDEOGRAPH, kindOf, MARK, SEPARATOR } from '../text/words.js';
import { HASH_SEED, hashStep, type Matcher, type MatcherNode, RING, rollStep } from './matcher.js';
import { Unescaper } from './unescape.js';

const BACKSLASH = 92;
const ZERO = 48;
const NINE = 57;
const LONGEST_WORD = 256;
/** More than this between two digit groups, and they belong to two numbers. */
const WIDEST_GAP = 3;

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
  private written = 0;
  /** Where the present stretch without a wide gap began. */
  private floor = 0;
  private gap = 0;
  private lastIsDigit = false;

  constructor(
    private readonly matcher: Matcher,
    private readonly hit: (entry: number) => void,
  ) {}

  feed(chunk: string | Uint8Array): void {
    const text = typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
    for (let i = 0; i < text.length; i++) {
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
    if (kind === EXPANDING) for (const letter of expansionOf(code)) this.push(letter.charCodeAt(0));
    else this.push(foldOf(code));
    if (kind === IDEOGRAPH) this.closeWord();
  }

  private push(code: number): void {
    const digit = code >= ZERO && code <= NINE;
    if (this.lastIsDigit && !digit && this.wordLength > 0) this.tryCompact();
    this.gap = 0;
    this.lastIsDigit = digit;
    if (this.wordLength < LONGEST_WORD) this.word[this.wordLength] = code;
    this.wordLength++;
    this.wordHash = hashStep(this.wordHash, code);
    const roll = rollStep(this.written === 0 ? 0 : (this.rolls[(this.written - 1) & (RING - 1)] ?? 0), code);
    this.recent[this.written & (RING - 1)] = code;
    this.rolls[this.written & (RING - 1)] = roll;
    this.written++;
  }

  private closeWord(): void {
    if (this.wordLength === 0) return;
    if (this.matcher.vocabulary.mayHave(this.wordHash)) this.advance();
    else if (this.open.length > 0) this.open = [];
    this.tryCompact();
    this.wordLength = 0;
    this.wordHash = HASH_SEED;
  }

  /** Goes one word on in every needle under way, and begins those that this word begins. */
  private advance(): void {
    const word = this.wordLength > LONGEST_WORD ? '' : String.fromCharCode(...this.word.subarray(0, this.wordLength));
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
    for (const { length, power, hashes } of this.matcher.lengths) {
      if (this.written - this.floor < length) continue;
      const now = this.rolls[(this.written - 1) & (RING - 1)] ?? 0;
      const before = this.written === length ? 0 : (this.rolls[(this.written - 1 - length) & (RING - 1)] ?? 0);
      if (!hashes.mayHave((now - Math.imul(before, power)) | 0)) continue;
      const entry = this.matcher.compact.get(this.lastCharacters(length));
      if (entry !== undefined) this.hit(entry);
    }
  }

  private lastCharacters(length: number): string {
    let text = '';
    for (let at = this.written - length; at < this.written; at++)
      text += String.fromCharCode(this.recent[at & (RING - 1)] ?? 0);
    return text;
  }
}
