import { detectors } from '@wordslab/contracts/core';
import { blank, replaceSpans, type Span } from '../text/span.js';
import { findEmails } from './email.js';
import { findIbans } from './iban.js';
import { NameFinder } from './names.js';
import { findPhones } from './phone.js';

export type Detector = (typeof detectors)[number];
export type PersonalKind = Detector | 'name';

/** A personal value inside a text. */
export interface PersonalSpan extends Span {
  readonly kind: PersonalKind;
}
export interface RedactOptions {
  readonly detect: readonly Detector[];
  /** The names of the people whose row this is. */
  readonly names?: readonly string[];
}

const finders: Readonly<Record<Detector, (text: string) => Span[]>> = {
  email: findEmails,
  iban: findIbans,
  phone: findPhones,
};
/** The most telling first: an IBAN's digits look like phones, an address holds names. */
const order: readonly Detector[] = ['email', 'iban', 'phone'];

/** What stands in a redacted text instead of a personal value. */
export const placeholders: Readonly<Record<PersonalKind, string>> = {
  email: '[email]',
  phone: '[phone]',
  iban: '[iban]',
  name: '[name]',
};

/** The personal values in a text, in order, none overlapping another. Linear in the text's length. */
export const findPersonal = (text: string, { detect, names = [] }: RedactOptions): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  let rest = text;
  const take = (kind: PersonalKind, spans: readonly Span[]): void => {
    for (const { start, end } of spans) found.push({ start, end, kind });
    rest = blank(rest, spans);
  };
  for (const kind of order) if (detect.includes(kind)) take(kind, finders[kind](rest));
  if (names.length > 0) take('name', new NameFinder(names).find(rest));
  return found.sort((a, b) => a.start - b.start);
};

/** The text with every personal value that is found replaced by its placeholder. */
export const redactText = (text: string, options: RedactOptions): string =>
  replaceSpans(text, findPersonal(text, options), (span) => placeholders[span.kind]);
