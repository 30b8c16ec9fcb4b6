import { describe, expect, it } from '@jest/globals';
import {
  hashOfPolicy,
  isWordslabError,
  type PolicyDocument,
  type PublishedField,
  publishedField,
  RuleViolated,
  type Transform,
} from '@wordslab/contracts/core';
import fc from 'fast-check';
import { checkPolicy } from './check-policy.js';
import { compilePolicy } from './compile-policy.js';

const pseudonymKey = Buffer.alloc(32, 7);
const fields: PublishedField[] = [
  { name: 'id', class: 'id', nullable: false },
  { name: 'who', class: 'personal', nullable: true },
  { name: 'email', class: 'personal', nullable: true },
  { name: 'text', class: 'text', nullable: true },
  { name: 'label', class: 'label', nullable: true },
];
const redact: Transform = { use: 'redact', detect: ['email', 'phone', 'iban'], names: ['who'] };
const good: Record<string, Transform> = {
  id: { use: 'keep' },
  who: { use: 'drop' },
  email: { use: 'drop' },
  text: redact,
  label: { use: 'keep' },
};
const policy = (transforms: Record<string, Transform>): PolicyDocument => ({
  v: 1,
  id: 'dataset-rows',
  edge: { from: 'dev', to: 'train' },
  projection: 'dataset-rows',
  entity: '*',
  fields: transforms,
});
const refusal = (act: () => unknown): RuleViolated => {
  try {
    act();
  } catch (error) {
    if (isWordslabError(error) && error instanceof RuleViolated) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};
const compile = (transforms: Record<string, Transform>, of = fields) =>
  compilePolicy(policy(transforms), of, { pseudonymKey });
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));

describe('a policy', () => {
  it('that names every field compiles, and says what leaves', () => {
    const compiled = compile(good);
    expect(compiled.outputFields).toEqual([
      { name: 'id', class: 'id', nullable: false },
      { name: 'text', class: 'text', nullable: true },
      { name: 'label', class: 'label', nullable: true },
    ]);
    expect(compiled.hash).toBe(hashOfPolicy(policy(good)));
  });

  it('that leaves fields unnamed is refused once, naming all of them', () => {
    const error = refusal(() => compile(without('email', 'label')));
    expect(error).toMatchObject({
      code: 'policy.field_unnamed',
      details: { field: 'email', fields: ['email', 'label'] },
    });
    expect(error.message).toContain('"email", "label"');
    expect(error.hint).toContain('drop');
  });

  it.each(['constructor', 'toString', '__proto__'])('that does not name a field called %s is refused', (name) => {
    const odd = [...fields, { name, class: 'code' as const, nullable: true }];
    expect(refusal(() => compile(good, odd))).toMatchObject({ code: 'policy.field_unnamed', details: { field: name } });
  });

  it('that names a field which is not there is refused', () => {
    expect(refusal(() => compile({ ...good, phone: { use: 'drop' } }))).toMatchObject({
      code: 'policy.field_unknown',
      details: { field: 'phone' },
    });
  });

  it('shows a renamed field as one unnamed and one unknown', () => {
    const renamed = fields.map((field) => (field.name === 'label' ? { ...field, name: 'category' } : field));
    expect(checkPolicy(policy(good), renamed).map(({ code, fields: about }) => [code, about])).toEqual([
      ['policy.field_unnamed', ['category']],
      ['policy.field_unknown', ['label']],
    ]);
  });

  it.each<[string, Transform]>([
    ['who', { use: 'keep' }],
    ['who', redact],
    ['text', { use: 'keep' }],
  ])('that lets %s through is refused', (name, transform) => {
    const error = refusal(() => compile({ ...good, [name]: transform }));
    expect(error).toMatchObject({ code: 'policy.personal_kept', details: { field: name } });
  });

  it('that redacts by a column which is not there is refused', () => {
    const error = refusal(() => compile({ ...good, text: { use: 'redact', detect: ['email'], names: ['customer'] } }));
    expect(error).toMatchObject({ code: 'policy.names_column_unknown', details: { field: 'customer' } });
  });

  it('is refused for fields named twice, and for a short key', () => {
    expect(refusal(() => compile(good, [...fields, fields[4]!])).code).toBe('policy.field_repeated');
    const short = () => compilePolicy(policy(good), fields, { pseudonymKey: Buffer.alloc(16) });
    expect(refusal(short).code).toBe('policy.key_too_short');
  });
});

describe('a compiled policy', () => {
  const row = {
    id: 'r1',
    who: 'Clémence Roy',
    email: 'c.roy@example.org',
    text: 'Clemence ROY, c.roy@example.org, 06.39.98.12.34',
    label: 'billing',
  };

  it('applies each transform to a batch, column by column', () => {
    const { apply } = compile({ ...good, email: { use: 'pseudonym', domain: 'customer' }, label: { use: 'null' } });
    const out = apply({
      rows: 2,
      columns: Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, [value, name === 'id' ? 'r2' : null]]),
      ),
    });
    expect(out.rows).toBe(2);
    expect(out.columns).toEqual({
      id: ['r1', 'r2'],
      email: [expect.stringMatching(/^customer-[0-9a-f]{24}$/), null],
      text: ['[name], [email], [phone]', null],
      label: [null, null],
    });
  });

  it('refuses a row with a field that nobody named', () => {
    const error = refusal(() => compile(good).applyRow({ ...row, phone: '0639981234' }));
    expect(error).toMatchObject({ code: 'policy.field_unnamed', details: { field: 'phone' } });
    expect(error.message).not.toContain('0639981234');
  });

  it('refuses a row without a field that is never null, and takes a nullable one as null', () => {
    const { id: _, ...headless } = row;
    expect(refusal(() => compile(good).applyRow(headless)).code).toBe('policy.field_missing');
    expect(compile(good).applyRow({ id: 'r3' })).toEqual({ id: 'r3', text: null, label: null });
  });

  it('refuses ragged batches, and nested values that its transform cannot look into', () => {
    expect(refusal(() => compile(good).apply({ rows: 2, columns: { id: ['r1'] } })).code).toBe('policy.batch_ragged');
    const nested = { ...row, text: { deep: 'c.roy@example.org' } };
    expect(refusal(() => compile(good).applyRow(nested)).code).toBe('policy.value_not_scalar');
    const deep = { ...row, who: [{ first: 'Clémence' }] };
    expect(refusal(() => compile(good).applyRow(deep)).code).toBe('policy.value_not_scalar');
  });

  it('redacts each name of a list', () => {
    const two = { ...row, text: 'Clémence Roy met Bo Li', who: ['Clémence Roy', null, 'Bo Li'] };
    expect(compile(good).applyRow(two)['text']).toBe('[name] met [name]');
  });

  it('redacts numbers too', () => {
    expect(compile(good).applyRow({ ...row, text: 33639981234 })['text']).toBe('[phone]');
    expect(compile(good).applyRow({ ...row, text: 12 })['text']).toBe(12);
  });

  it('refuses a transform that it does not know', () => {
    const unheard: Transform = JSON.parse('{ "use": "sprinkle" }');
    expect(refusal(() => compile({ ...good, label: unheard })).code).toBe('policy.transform_unknown');
  });
});

describe('whatever the policy and the row', () => {
  const slug = fc.stringMatching(/^[a-z]{1,8}$/);
  const cell = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const transform: fc.Arbitrary<Transform> = fc.oneof(
    fc.constant<Transform>({ use: 'drop' }),
    fc.constant<Transform>({ use: 'keep' }),
    fc.constant<Transform>({ use: 'null' }),
    fc.constant<Transform>({ use: 'mask', keepFirst: 4, keepLast: 4, with: '*' }),
    fc.constant<Transform>({ use: 'pseudonym', domain: 'd' }),
    fc.constant<Transform>({ use: 'redact', detect: ['email', 'phone', 'iban'], names: [] }),
  );
  const column = fc.record({ name: slug, class: publishedFieldClass(), transform });
  const columns = fc.uniqueArray(column, { selector: ({ name }) => name, minLength: 1, maxLength: 6 });

  it('an unnamed field is refused', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (all, at) => {
        const left = all[at % all.length]!.name;
        const named = Object.fromEntries(all.filter(({ name }) => name !== left).map((c) => [c.name, c.transform]));
        const problems = checkPolicy(
          policy(named),
          all.map((c) => publishedField.parse(c)),
        );
        expect(problems[0]).toMatchObject({ code: 'policy.field_unnamed', fields: [left] });
      }),
    );
  });

  it('the same row leaves in the same way, alone or in a batch, and no personal class leaves', () => {
    fc.assert(
      fc.property(columns, fc.array(cell, { minLength: 6, maxLength: 6 }), (all, cells) => {
        const document = policy(Object.fromEntries(all.map((c) => [c.name, c.transform])));
        const declared = all.map((c) => publishedField.parse(c));
        if (checkPolicy(document, declared).length > 0) return;
        const compiled = compilePolicy(document, declared, { pseudonymKey });
        const one = Object.fromEntries(all.map((c, i) => [c.name, cells[i] ?? null]));
        const alone = compiled.applyRow(one);
        expect(compiled.applyRow(one)).toEqual(alone);
        expect(Object.keys(alone)).toEqual(compiled.outputFields.map((field) => field.name));
        expect(compiled.outputFields.some((field) => field.class === 'personal')).toBe(false);
      }),
    );
  });

  function publishedFieldClass(): fc.Arbitrary<PublishedField['class']> {
    return fc.constantFrom<PublishedField['class']>('id', 'label', 'text', 'number', 'personal', 'code');
  }
});
