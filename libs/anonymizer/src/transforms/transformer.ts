import { type PublishedField, RuleViolated, type Transform } from '@wordslab/contracts/core';
import { redactText } from '../detect/find-personal.js';
import type { JsonValue } from '../policy/batch.js';
import { mask } from './mask.js';
import { pseudonym } from './pseudonym.js';

/** Turns one value of a field into what leaves; `other` reads the same row's other fields. */
export type Transformer = (value: JsonValue, other: (field: string) => JsonValue) => JsonValue;

/** A scalar as text, null as null; anything nested is refused, since no transform looks inside it. */
const textOf = (value: JsonValue, field: string): string | null => {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new RuleViolated(
    'policy.value_not_scalar',
    `"${field}" holds a nested value, and its transform reads text, numbers and flags only`,
    'Drop the field, or publish its parts as fields of their own.',
    { field },
  );
};

/** The personal values of a field: one, or a list of them. */
const valuesOf = (value: JsonValue, field: string): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: JsonValue) => textOf(one, field) ?? []);

const never = (transform: never): never => {
  throw new RuleViolated('policy.transform_unknown', `unknown transform ${JSON.stringify(transform)}`);
};

const redacting =
  (field: string, { detect, names }: Extract<Transform, { use: 'redact' }>): Transformer =>
  (value, other) => {
    const text = textOf(value, field);
    if (text === null) return null;
    const people = names.flatMap((name) => valuesOf(other(name), name));
    const redacted = redactText(text, { detect, names: people });
    return redacted === text ? value : redacted;
  };

/** The function of a transform for one field. `drop` has none: dropped fields never reach it. */
export const transformer = (transform: Transform, field: string, key: Uint8Array): Transformer => {
  const onText =
    (change: (text: string) => string): Transformer =>
    (value) => {
      const text = textOf(value, field);
      return text === null ? null : change(text);
    };
  switch (transform.use) {
    case 'keep':
      return (value) => value;
    case 'drop':
    case 'null':
      return () => null;
    case 'constant':
      return () => transform.value;
    case 'mask':
      return onText((text) => mask(text, transform));
    case 'pseudonym':
      return onText((text) => pseudonym(text, transform.domain, key));
    case 'redact':
      return redacting(field, transform);
    default:
      return never(transform);
  }
};

const constantClass = (value: string | number | boolean): PublishedField['class'] => {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'flag' : 'label';
};

/** The class of a field once transformed. Redacted text stays `text`: the next edge must treat it again. */
export const outputClass = (from: PublishedField['class'], transform: Transform): PublishedField['class'] => {
  switch (transform.use) {
    case 'mask':
    case 'pseudonym':
      return 'code';
    case 'constant':
      return constantClass(transform.value);
    case 'null':
      return from === 'personal' ? 'code' : from;
    case 'keep':
    case 'redact':
    case 'drop':
      return from;
    default:
      return never(transform);
  }
};
