import { wordsOf } from '../text/words.js';

/** A value that must not be found, and what it is (`email`, `name`, the name of its column). */
export interface Needle {
  readonly kind: string;
  readonly value: string;
}

/** The ways in which one needle is looked for. */
export interface NeedleForms {
  /** Whole words in a row, folded. */
  readonly words: readonly string[] | null;
  /** Letters and digits without gaps, folded, that must end where a number or word ends. */
  readonly compact: string | null;
  /**
   * Letters and digits without gaps, folded, that may stand within others: for binary files, where a length or the next
   * value follows without a gap. Null for single words and short values, which longer words would hold by chance.
   */
  readonly anywhere: string | null;
}

const FEWEST_CHARACTERS = 6;
const FEWEST_DIGITS = 7;
/** What `+33 6 12 34 56 78`, `0033…` and `06 12 34 56 78` have in common. */
const PHONE_CORE = 9;
/** The fewest letters and digits of a value that is searched within others. */
export const SHORTEST_ANYWHERE = 8;
/** The longest compact form: an IBAN has 34 characters at most. */
export const LONGEST_COMPACT = 40;

const isNumber = ({ kind, value }: Needle): boolean =>
  /phone|tel|mobile|fax|iban/i.test(kind) || /^[\p{Nd}\s+./()-]+$/u.test(value);

/** The forms of a needle; null when it is too short or common to be told from ordinary text. */
export const formsOf = (needle: Needle): NeedleForms | null => {
  const words = wordsOf(needle.value).map((word) => word.folded);
  const joined = words.join('');
  const digits = joined.replace(/\D/g, '');
  if (isNumber(needle) && digits.length >= FEWEST_DIGITS && joined.length <= LONGEST_COMPACT) {
    const compact = joined === digits ? digits.slice(-PHONE_CORE) : joined;
    return { words: null, compact, anywhere: compact.length >= SHORTEST_ANYWHERE ? compact : null };
  }
  const rare = words.length >= 2 && joined.length >= SHORTEST_ANYWHERE;
  if (words.length >= 2 || (words.length === 1 && needle.value.trim().length >= FEWEST_CHARACTERS))
    return { words, compact: null, anywhere: rare ? joined.slice(-LONGEST_COMPACT) : null };
  return null;
};
