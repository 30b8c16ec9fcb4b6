import type { PolicyDocument, PublishedField, Transform } from '@wordslab/contracts/core';

/** Why a policy may not be used on these fields. */
export interface Problem {
  readonly code:
    | 'policy.field_unnamed'
    | 'policy.field_unknown'
    | 'policy.field_repeated'
    | 'policy.personal_kept'
    | 'policy.names_column_unknown';
  /** The fields it is about, in order; never empty. */
  readonly fields: readonly string[];
  readonly message: string;
  readonly hint: string;
}

/** A field named `constructor` must not find Object's. */
export const transformOf = (document: PolicyDocument, field: string): Transform | undefined =>
  Object.hasOwn(document.fields, field) ? document.fields[field] : undefined;

const list = (fields: readonly string[]): string => fields.map((field) => `"${field}"`).join(', ');

/** True when a transform may let a personal value through as it is. Redaction lets through what no detector finds. */
const letsThrough = (field: PublishedField, use: Transform['use']): boolean => {
  if (field.class === 'personal') return use === 'keep' || use === 'redact';
  return field.class === 'text' && use === 'keep';
};

/**
 * Everything that is wrong with a policy for the fields of a projection; empty when it may be compiled.
 * A policy names every field and no other: a renamed field shows as one unnamed and one unknown.
 */
export const checkPolicy = (document: PolicyDocument, fields: readonly PublishedField[]): Problem[] => {
  const names = fields.map((field) => field.name);
  const known = new Set(names);
  const used = fields.map((field) => ({ field, transform: transformOf(document, field.name) }));
  const kept = used.filter(({ field, transform }) => transform && letsThrough(field, transform.use));
  const sources = Object.values(document.fields).flatMap((transform) =>
    transform.use === 'redact' ? transform.names : [],
  );

  const problem = (code: Problem['code'], about: readonly string[], message: string, hint: string): Problem[] =>
    about.length === 0
      ? []
      : [{ code, fields: [...new Set(about)], message: `policy "${document.id}": ${message}`, hint }];
  const unnamed = used.filter(({ transform }) => !transform).map(({ field }) => field.name);
  const unknown = Object.keys(document.fields).filter((name) => !known.has(name));
  const repeated = names.filter((name, i) => names.indexOf(name) !== i);
  const personal = kept.map(({ field }) => field.name);
  const missing = sources.filter((name) => !known.has(name));
  return [
    ...problem(
      'policy.field_repeated',
      repeated,
      `the projection names ${list(repeated)} twice`,
      'Publish each field once.',
    ),
    ...problem(
      'policy.field_unnamed',
      unnamed,
      `no transform for ${list(unnamed)}`,
      'Name each of them in the policy; "drop" keeps a field at home.',
    ),
    ...problem(
      'policy.field_unknown',
      unknown,
      `${list(unknown)} is no field of "${document.projection}"`,
      'Take it out of the policy, or correct its name if the field was renamed.',
    ),
    ...problem(
      'policy.personal_kept',
      personal,
      `${list(personal)} may hold personal data and would leave as it is`,
      'Use drop, null, constant, mask or pseudonym; for free text also redact.',
    ),
    ...problem(
      'policy.names_column_unknown',
      missing,
      `redaction reads names from ${list(missing)}, which is no field here`,
      "Name the columns that hold the names of the row's people.",
    ),
  ];
};
