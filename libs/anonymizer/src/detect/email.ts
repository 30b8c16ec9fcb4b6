import type { Span } from '../text/span.js';

/** An at sign as people write it; each alternative is short, so one pass finds them all. */
const AT = /[@＠]|%40|\s?[[({<]\s?(?:at|arobase|chez|@)\s?[\])}>]\s?|\s(?:arobase|arobas)\s/giu;
const LOCAL_TAIL = /[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~.-]{1,128}$/u;
const QUOTED_TAIL = /"[^"\r\n]{1,64}"$/u;
const LABEL = '[\\p{L}\\p{N}\\p{M}](?:[\\p{L}\\p{N}\\p{M}_-]{0,62})';
const DOT = '(?:\\.|\\s?[[({]\\s?(?:dot|point|punkt|\\.)\\s?[\\])}]\\s?)';
const DOMAIN_HEAD = new RegExp(`^${LABEL}(?:${DOT}${LABEL}){0,12}`, 'iu');
const ADDRESS_LITERAL = /^\[[0-9a-f:.]{3,45}\]/iu;
const REACH = 128;

/** Where the local part that ends at `end` begins; `end` when there is none. */
const localStart = (text: string, end: number): number => {
  const before = text.slice(Math.max(0, end - REACH), end);
  const found = (QUOTED_TAIL.exec(before) ?? LOCAL_TAIL.exec(before))?.[0] ?? '';
  return end - found.replace(/^['`.{|}!?/*-]+/, '').length;
};
/** Where the domain that begins at `start` ends; `start` when there is none. */
const domainEnd = (text: string, start: number): number => {
  const after = text.slice(start, start + 2 * REACH);
  const found = (DOMAIN_HEAD.exec(after) ?? ADDRESS_LITERAL.exec(after))?.[0] ?? '';
  return /[\p{L}:]|\d\.\d/u.test(found) ? start + found.replace(/[_-]+$/, '').length : start;
};

const around = (text: string, at: number, sign: string): Span | null => {
  const span = { start: localStart(text, at), end: domainEnd(text, at + sign.length) };
  if (span.start < at && span.end > at + sign.length) return span;
  // `claire @ example.org`: spaces about a bare sign count only before a whole domain.
  const left = text[at - 1] === ' ' ? at - 1 : at;
  const right = text[at + sign.length] === ' ' ? at + sign.length + 1 : at + sign.length;
  const spaced = { start: localStart(text, left), end: domainEnd(text, right) };
  const whole = spaced.start < left && /\.\p{L}{2,}$/u.test(text.slice(right, spaced.end));
  return whole ? spaced : null;
};

/** E-mail addresses, also disguised ones (`claire (at) example.org`). Work per at sign is bounded: linear in the text. */
export const findEmails = (text: string): Span[] => {
  const spans: Span[] = [];
  let free = 0;
  for (const match of text.matchAll(AT)) {
    const found = around(text, match.index, match[0]);
    if (found === null || found.end <= free) continue;
    spans.push({ start: Math.max(found.start, free), end: found.end });
    free = found.end;
  }
  return spans;
};
