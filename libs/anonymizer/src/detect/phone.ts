import { blank, type Span } from '../text/span.js';

/** Digits parted by at most three of what people put into phone numbers. Nothing follows it, so it never backtracks. */
const RUN = /(?:\+\s?|\(\s?\+?\s?)?\p{Nd}(?:[\s.\-\u2010-\u2013/()]{0,3}\p{Nd})*/gu;
const DIGITS = /\p{Nd}+/gu;
/** The shortest number that counts as a phone; shorter ones are years, quantities, order numbers. */
const FEWEST_DIGITS = 7;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
/** Dates and spans of years, where no further digit group follows in the same notation (`06.12.34.56.78` is no date). */
const DATES = new RegExp(
  [
    `(?<!\\d[./-]?)(?:19|20)\\d\\d([./-])${MONTH}\\1${DAY}(?!\\d|\\1\\d)`,
    `(?<!\\d[./-]?)${DAY}([./-])${MONTH}\\2(?:(?:19|20)\\d\\d|\\d\\d)(?!\\d|\\2\\d)`,
    `(?<!\\d\\s?)${DAY}\\s${MONTH}\\s(?:19|20)\\d\\d(?!\\s?\\d)`,
    `(?<!\\d[\\s./-]?)(?:19|20)\\d\\d\\s?[-–/]\\s?(?:19|20)\\d\\d(?![\\s./-]?\\d)`,
  ].join('|'),
  'gu',
);
const PRICE = /^[1-9]\d{0,2}(?:[ .\u00a0\u202f]\d{3})*(?:\.\d\d)?$|^[1-9]\d{0,8}(?:\.\d\d)?$/u;
const CURRENCY_AFTER = /^\s?(?:[€$£%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|francs?)(?!\p{L}))/iu;
const CURRENCY_BEFORE = /(?:[€$£]|\b(?:eur|usd|gbp|chf))\s?$/iu;
/** Letters that digits hang on make a reference (`CMD-20240117`), unless they announce a phone. */
const REFERENCE_BEFORE = /\p{L}+[-_/#]?$/u;
const PHONE_WORD = /(?:te?l|phone|fon|mobile?|portable|handy|fax|whatsapp|call|appelez)[-_/#]?$/iu;

interface Group extends Span {
  readonly digits: string;
  /** Digits of this group and of those after it. */
  readonly digitsLeft: number;
  /** True when the groups after this one are as short as in a grouped phone number. */
  readonly shortAfter: boolean;
}

/** The digit groups of a run; read from the right, so that each knows what follows it. */
const groupsOf = (run: Span, digits: string): Group[] => {
  const groups: Group[] = [];
  let digitsLeft = 0;
  let shortAfter = true;
  for (const match of [...digits.matchAll(DIGITS)].reverse()) {
    const length = match[0].length;
    const start = run.start + match.index;
    digitsLeft += length;
    groups.push({ digits: match[0], start, end: start + length, digitsLeft, shortAfter });
    shortAfter &&= length >= 2 && (length <= 4 || groups.length === 1);
  }
  return groups.reverse();
};

/** A number as phones are written from this group on: a sign or a trunk zero first, or every group short. */
const beginsPhone = (group: Group, signed: boolean): boolean => {
  if (group.digitsLeft < FEWEST_DIGITS) return false;
  if (signed || /^[0０٠]/.test(group.digits)) return true;
  return group.digits.length === group.digitsLeft || (group.shortAfter && group.digits.length <= 4);
};

const isPrice = (text: string, run: Span): boolean =>
  PRICE.test(text.slice(run.start, run.end)) &&
  (CURRENCY_AFTER.test(text.slice(run.end, run.end + 12)) ||
    CURRENCY_BEFORE.test(text.slice(Math.max(0, run.start - 6), run.start)));

const isReference = (text: string, group: Group): boolean => {
  const before = text.slice(Math.max(0, group.start - 16), group.start);
  return !/^[0０٠]/.test(group.digits) && REFERENCE_BEFORE.test(before) && !PHONE_WORD.test(before);
};

/** The phone within a run of digit groups: from the first group that can begin one to the end of the run. */
const phoneIn = (text: string, run: Span, groups: readonly Group[]): Span | null => {
  const lead = text.slice(run.start, groups[0]?.start);
  const signed = lead.includes('+');
  const closed = text.slice(run.start, run.end).includes(')');
  for (const [i, group] of groups.entries()) {
    if (!beginsPhone(group, signed && i === 0)) continue;
    if (i === 0 && !signed && isReference(text, group)) continue;
    const opening = i > 0 || (!signed && !closed);
    return { start: opening ? group.start : run.start, end: run.end };
  }
  const long = groups.find(
    (group, i) => group.digits.length >= FEWEST_DIGITS && !(i === 0 && isReference(text, group)),
  );
  return long ?? null;
};

/**
 * The dates within a run that are no part of a phone: what stands before and after them is nothing or a number of its
 * own. With a year of four digits, and where neither sign nor zero begins the run, anything may stand beside them.
 */
const datesIn = (run: string): Span[] => {
  const total = run.replace(/\P{Nd}/gu, '').length;
  const alone = (digits: number): boolean => digits === 0 || digits >= FEWEST_DIGITS;
  let before = 0;
  let counted = 0;
  return [...run.matchAll(DATES)].flatMap((match) => {
    before += run.slice(counted, match.index).replace(/\P{Nd}/gu, '').length;
    const length = match[0].replace(/\D/g, '').length;
    const free = /(?:19|20)\d\d/.test(match[0]) && !/^[+(0]/.test(run);
    const apart = free || (alone(before) && alone(total - before - length));
    before += length;
    counted = match.index + match[0].length;
    return apart ? [{ start: match.index, end: counted }] : [];
  });
};

/**
 * Phone numbers in any country's notation. Recall comes first: seven digits or more that are no date, no price and
 * no reference with letters count as a phone; longer runs (two numbers, a card) are taken whole.
 */
export const findPhones = (text: string): Span[] => {
  const spans: Span[] = [];
  const look = (digits: string, at: number): void => {
    if (digits.length < FEWEST_DIGITS) return;
    const run = { start: at, end: at + digits.length };
    if (isPrice(text, run)) return;
    const found = phoneIn(text, run, groupsOf(run, digits));
    if (found !== null) spans.push({ start: found.start, end: found.end });
  };
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const dates = datesIn(run);
    if (dates.length === 0) look(run, index);
    else for (const rest of blank(run, dates).matchAll(RUN)) look(rest[0], index + rest.index);
  }
  return spans;
};
