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
  /** Of a number that is searched by its last digits, those before them; null of everything else. */
  readonly lead: string | null;
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
    const lead = joined === digits ? digits.slice(0, -PHONE_CORE) : null;
    return { words: null, compact, lead, anywhere: compact.length >= SHORTEST_ANYWHERE ? compact : null };
  }
  const rare = words.length >= 2 && joined.length >= SHORTEST_ANYWHERE;
  if (words.length >= 2 || (words.length === 1 && needle.value.trim().length >= FEWEST_CHARACTERS))
    return { words, compact: null, lead: null, anywhere: rare ? joined.slice(-LONGEST_COMPACT) : null };
  return null;
};

/**
 * Whether `before`, digits that stand without a gap before a number's last nine, may belong to it: nothing, a trunk 0, or
 * its country's code, or as much of that as stands in the same group. Where the needle names no country, any code.
 */
export const mayLead = (before: string, lead: string): boolean => {
  const country = lead.replace(/^0+/, '');
  if (country === '') return /^(00)?\d{0,3}0?$/.test(before);
  // With or without the trunk 0 that people write behind the country's code.
  const codes = [country, country.replace(/0$/, '')];
  return ['0', lead, ...codes.flatMap((code) => [`00${code}`, `00${code}0`])].some((whole) => whole.endsWith(before));
};
