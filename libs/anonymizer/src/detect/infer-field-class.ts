import type { PublishedField } from '@wordslab/contracts/core';
import type { JsonValue } from '../policy/batch.js';
import { wordsOf } from '../text/words.js';
import {
  dateWords,
  idWords,
  impersonalWords,
  labelWords,
  type PersonalFieldKind,
  personalWords,
  textWords,
} from './field-words.js';
import { findPersonal, type PersonalKind } from './find-personal.js';

export type FieldRole = 'id' | 'text' | 'label' | 'date' | 'subject';

/** What a column seems to hold. A guess for a person to confirm: where it doubts, it guesses the class that stays home. */
export interface InferredField {
  readonly class: PublishedField['class'];
  /** What the column is for in a dataset; none for plain numbers, flags and personal columns. */
  readonly role?: FieldRole;
  /** Set exactly when the class is `personal`. */
  readonly personal?: PersonalFieldKind;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What the values of a column have in common; shares are of the values that are not empty. */
interface Profile {
  readonly count: number;
  readonly distinct: number;
  readonly meanLength: number;
  readonly spaced: number;
  readonly numbers: number;
  readonly flags: number;
  readonly dates: number;
  readonly nested: number;
  readonly people: number;
  readonly whole: Readonly<Record<PersonalKind, number>>;
}

const DATE =
  /^(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./-]\d{1,2}[./-]\d{4}(?: \d{2}:\d{2}(?::\d{2})?)?)$/;
const PERSON = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*)(?: (?:\p{L}[\p{L}\p{M}'’.-]*)){1,4}$/u;
const FLAG = /^(?:true|false|yes|no|oui|non|ja|nein)$/i;
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
const SAMPLE = 500;
const MOST = 0.6;

/** The kind of personal value that a text is, as a whole. */
const wholeKind = (text: string): PersonalKind | null => {
  if (text.length > 80) return null;
  const [found, more] = findPersonal(text.trim(), { detect: ['email', 'iban', 'phone'] });
  if (found === undefined || more !== undefined) return null;
  return found.end - found.start >= text.trim().length * 0.9 ? found.kind : null;
};
/** Digits alone may be any number; a sign, a trunk zero or groups make a phone of them. */
const phoneLike = (text: string): boolean => /^[+(0]|\d[ .()-]\d/.test(text) && !DATE.test(text);

const profileOf = (samples: readonly JsonValue[]): Profile => {
  const values = samples.filter((value) => value !== null && value !== '').slice(0, SAMPLE);
  const texts = values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim());
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / Math.max(1, texts.length);
  const kinds = texts.map(wholeKind);
  const whole = (kind: PersonalKind): number =>
    kinds.filter((found, i) => found === kind && (kind !== 'phone' || phoneLike(texts[i] ?? ''))).length /
    Math.max(1, texts.length);
  return {
    count: texts.length,
    distinct: new Set(texts).size,
    meanLength: texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length),
    spaced: share((text) => /\S\s+\S+\s+\S/.test(text)),
    numbers: share((text) => NUMBER.test(text)),
    flags: share((text) => FLAG.test(text)),
    dates: share((text) => DATE.test(text)),
    nested: values.filter((value) => typeof value === 'object').length / Math.max(1, values.length),
    people: share((text) => PERSON.test(text) && text.length <= 40),
    whole: { email: whole('email'), phone: whole('phone'), iban: whole('iban'), name: 0 },
  };
};

/** ` customer name ` of `customerName`, `customer_name` and `Customer name`. */
const phraseOf = (name: string): string =>
  ` ${wordsOf(name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2'))
    .map((word) => word.folded)
    .join(' ')} `;

const personal = (kind: PersonalFieldKind, confidence: number): InferredField => ({
  class: 'personal',
  personal: kind,
  confidence,
  ...(kind === 'subject' ? { role: 'subject' as const } : {}),
});

const byPersonalValues = ({ whole }: Profile): InferredField | null => {
  const kind = (['email', 'iban', 'phone'] as const).find((candidate) => whole[candidate] >= MOST);
  return kind === undefined ? null : personal(kind, Math.min(0.99, 0.5 + whole[kind] / 2));
};
/** Most values look like a first and a family name, and they vary. */
const looksLikePeople = ({ people, distinct, count }: Profile): boolean =>
  people >= 0.8 && count >= 5 && distinct > count * 0.3;

const byPersonalName = (phrase: string, profile: Profile): InferredField | null => {
  const has = (words: readonly string[]): boolean => words.some((word) => phrase.includes(word));
  const kind = personalWords.find(([, words]) => has(words))?.[0];
  if (kind === undefined) return null;
  const direct = kind !== 'name' && kind !== 'address' && kind !== 'subject';
  if (!direct && has(impersonalWords)) return null;
  // A column of sentences, such as `mail body`, is text; `subject` over sentences is a subject line.
  if (profile.spaced >= MOST && profile.meanLength > 40 && kind !== 'address') return null;
  if (kind === 'subject' && profile.spaced >= 0.3) return null;
  return personal(kind, direct || looksLikePeople(profile) ? 0.9 : 0.8);
};

const byValues = (phrase: string, profile: Profile): InferredField => {
  const has = (words: readonly string[]): boolean => words.some((word) => phrase.includes(word));
  const unique = profile.count > 1 && profile.distinct === profile.count;
  const few = profile.count >= 10 && profile.distinct <= Math.max(2, profile.count * 0.5) && profile.distinct <= 200;
  if (profile.count === 0) return { class: 'text', confidence: 0.1 };
  if (profile.nested > 0) return { class: 'text', confidence: 0.3 };
  if (profile.dates >= 0.9) return { class: 'date', role: 'date', confidence: 0.95 };
  const compact = profile.spaced === 0 && profile.meanLength <= 64;
  if (unique && has(idWords) && compact) return { class: 'id', role: 'id', confidence: 0.95 };
  if (has(textWords) && profile.flags < 0.9 && profile.numbers < 0.9)
    return { class: 'text', role: 'text', confidence: profile.spaced >= MOST ? 0.95 : 0.7 };
  if (profile.spaced >= MOST && (profile.meanLength >= 30 || unique))
    return { class: 'text', role: 'text', confidence: 0.8 };
  if (has(labelWords) && profile.meanLength <= 60 && !unique) return { class: 'label', role: 'label', confidence: 0.9 };
  if (profile.flags >= 0.95) return { class: 'flag', confidence: 0.9 };
  if (profile.numbers >= 0.95)
    return has(dateWords) ? { class: 'date', role: 'date', confidence: 0.5 } : { class: 'number', confidence: 0.9 };
  if (few && profile.meanLength <= 40) return { class: 'label', role: 'label', confidence: 0.7 };
  return { class: 'text', confidence: 0.3 };
};

/** Guesses what a column holds from its name and some of its values (the first 500 that are not empty are looked at). */
export const inferFieldClass = (name: string, samples: readonly JsonValue[]): InferredField => {
  const phrase = phraseOf(name);
  const profile = profileOf(samples);
  return (
    byPersonalValues(profile) ??
    byPersonalName(phrase, profile) ??
    (looksLikePeople(profile) ? personal('name', 0.6) : byValues(phrase, profile))
  );
};
