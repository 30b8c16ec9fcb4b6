import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Span } from '../text/span.js';

/** Country code and check digits; what follows is read by hand, bounded by the longest IBAN. */
const HEAD = /(?<![\p{L}\p{N}])[A-Z]{2}[\s.:-]?\d{2}(?=[\s.-]?[A-Z0-9])/giu;
const LONGEST = 34;
const isMark = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9]/.test(c);
const isGap = (c: string | undefined): boolean => c !== undefined && /[\s.-]/.test(c);

interface Group {
  readonly text: string;
  readonly end: number;
}

/** The groups of letters and digits from `at`, parted by single gaps, until they hold an IBAN's longest. */
const groupsFrom = (text: string, at: number): Group[] => {
  const groups: Group[] = [];
  let total = 0;
  for (let from = at; total <= LONGEST;) {
    let end = from;
    while (isMark(text[end]) && end - from <= LONGEST) end++;
    if (end === from) break;
    groups.push({ text: text.slice(from, end), end });
    total += end - from;
    if (!isGap(text[end]) || !isMark(text[end + 1])) break;
    from = end + 1;
  }
  return groups;
};

const specOf = (country: string) => (Object.hasOwn(countrySpecs, country) ? countrySpecs[country] : undefined);

/**
 * The end of an IBAN of its country's exact length and shape. The checksum is not asked, a typing error is personal too;
 * but where a word may stand before digits (`at 2019-2023 …`), it must be right.
 */
const exactEnd = (head: string, compactHead: string, groups: readonly Group[]): number | null => {
  const spec = specOf(compactHead.slice(0, 2).toUpperCase());
  if (!spec?.chars || !spec.bban_regexp) return null;
  let compact = compactHead;
  for (const group of groups) {
    compact += group.text;
    if (compact.length < spec.chars) continue;
    const wordLike = head !== compactHead && head !== head.toUpperCase();
    const iban = compact.toUpperCase();
    const shaped = wordLike ? isValidIBAN(iban) : new RegExp(spec.bban_regexp).test(iban.slice(4));
    return compact.length === spec.chars && shaped ? group.end : null;
  }
  return null;
};

/**
 * An IBAN with a digit too many or too few: groups that words do not look like, enough digits among them.
 * Its head has no gap, or `au 0033 6 39 …` would be one.
 */
const nearEnd = (head: string, compactHead: string, groups: readonly Group[]): number | null => {
  const known = Boolean(specOf(compactHead.slice(0, 2).toUpperCase())?.chars);
  if (head !== compactHead || (!known && head !== head.toUpperCase())) return null;
  let compact = compactHead;
  let end: number | null = null;
  for (const group of groups) {
    if (!/\d/.test(group.text) && !/^[A-Z]{1,4}$/.test(group.text)) break;
    compact += group.text;
    end = group.end;
  }
  const digits = compact.replace(/\D/g, '').length;
  return compact.length >= 14 && digits >= 10 ? end : null;
};

/** IBANs with and without gaps, also ones that are nearly right: wrong checksum, a digit missing or doubled. */
export const findIbans = (text: string): Span[] => {
  const spans: Span[] = [];
  let free = 0;
  for (const match of text.matchAll(HEAD)) {
    if (match.index < free) continue;
    const after = match.index + match[0].length;
    const groups = groupsFrom(text, isGap(text[after]) ? after + 1 : after);
    const compactHead = match[0].replace(/[\s.:-]/g, '');
    const end = exactEnd(match[0], compactHead, groups) ?? nearEnd(match[0], compactHead, groups);
    if (end === null) continue;
    spans.push({ start: match.index, end });
    free = end;
  }
  return spans;
};
