import { describe, expect, it } from '@jest/globals';
import { checkPolicy } from '@wordslab/anonymizer';
import type { DatasetColumn, ProposePolicy } from '@wordslab/contracts';
import { proposePolicy } from './propose-policy.js';

const column = (name: string, cls: DatasetColumn['class'], personal?: string): DatasetColumn => ({
  name,
  type: 'string',
  role: 'text',
  class: cls,
  personal,
  nullable: true,
  confidence: 1,
});
const columns = [
  column('id', 'id'),
  column('customer', 'personal', 'name'),
  column('mail', 'personal', 'email'),
  column('text', 'text'),
  column('label', 'label'),
];
const subject = {
  id: 'dev_0198c5d0-0000-7000-8000-0000000000ab',
  name: 'Ünser Support: messages',
  home: 'dev',
  columns,
};
const ask = (more: Partial<ProposePolicy> = {}): ProposePolicy => ({
  to: 'train',
  keep: [],
  redact: [],
  pseudonym: [],
  mask: [],
  null: [],
  ...more,
});

describe('a proposed policy', () => {
  it('drops everything that nobody asked for, and names every field', () => {
    const { document, fields } = proposePolicy(subject, ask());
    expect(Object.entries(document.fields)).toEqual(columns.map((c) => [c.name, { use: 'drop' }]));
    expect(document).toMatchObject({
      edge: { from: 'dev', to: 'train' },
      projection: 'dataset-rows',
      entity: subject.id,
    });
    expect(document.id).toBe('unser-support-messages-dev-train-000000ab');
    expect(fields.every((f) => f.reason.includes('dropped'))).toBe(true);
  });

  it('gives what is asked for, and passes the check that the shipper makes', () => {
    const { document } = proposePolicy(
      subject,
      ask({ keep: ['id', 'label'], redact: ['text'], pseudonym: ['customer'], mask: ['mail'] }),
    );
    expect(document.fields).toEqual({
      id: { use: 'keep' },
      label: { use: 'keep' },
      text: { use: 'redact', detect: ['email', 'phone', 'iban'], names: ['customer'] },
      customer: { use: 'pseudonym', domain: 'name' },
      mail: { use: 'mask', keepFirst: 0, keepLast: 0, with: '*' },
    });
    expect(checkPolicy(document, columns)).toEqual([]);
  });

  it.each([
    ['text kept', { keep: ['text'] }, 'policy.personal_kept'],
    ['a personal column kept', { keep: ['mail'] }, 'policy.personal_kept'],
    ['a personal column redacted', { redact: ['mail'] }, 'policy.not_text'],
    ['an unknown column', { keep: ['colour'] }, 'dataset.no_such_column'],
    ['a column named twice', { keep: ['label'], null: ['label'] }, 'policy.field_twice'],
    ['the home as receiver', { to: 'dev' }, 'policy.same_module'],
  ])('refuses %s', (_name, more, code) => {
    expect(() => proposePolicy(subject, ask(more))).toThrow(expect.objectContaining({ code }));
  });
});
