import { describe, expect, it } from '@jest/globals';
import { inferFieldClass } from './infer-field-class.js';

const many = (make: (i: number) => string) => Array.from({ length: 40 }, (_, i) => make(i));
const sentence = 'I still have not received my parcel, could you help me please';

describe('what a column holds', () => {
  it.each([
    ['contact', many((i) => `c${i}@example.org`), 'email'],
    ['rappel', many((i) => `06 39 98 12 ${10 + i}`), 'phone'],
    ['zahlung', many(() => 'DE89 3704 0044 0532 0130 00'), 'iban'],
    ['customerName', ['Claire Dubois', 'Jörg Müller'], 'name'],
    ['nom', ['Dubois'], 'name'],
    ['Vorname', ['Jörg'], 'name'],
    ['x', many((i) => `Claire ${String.fromCharCode(65 + (i % 20))}${'aeiou'.slice(i % 5)}`), 'name'],
    ['code_postal', ['75011'], 'address'],
    ['date de naissance', ['1980-01-01'], 'birthdate'],
    ['Kunden-Nr', ['K1', 'K2'], 'subject'],
    ['customer_id', many((i) => String(i % 7)), 'subject'],
    ['ip_address', ['192.0.2.1'], 'network'],
    ['iban', [], 'iban'],
  ])('%s is personal', (name, values, kind) => {
    expect(inferFieldClass(name, values)).toMatchObject({ class: 'personal', personal: kind });
  });

  it.each([
    ['message_id', many((i) => `M${i}`), 'id', 'id'],
    ['order_number', many((i) => `${1000230 + i}`), 'id', 'id'],
    ['received_at', many(() => '2026-02-02T07:20:00Z'), 'date', 'date'],
    ['text', many((i) => `${sentence} ${i}`), 'text', 'text'],
    ['subject', many((i) => `${sentence} ${i}`), 'text', 'text'],
    ['mail_body', many((i) => `${sentence} ${i}`), 'text', 'text'],
    ['category', many((i) => `label-${i % 8}`), 'label', 'label'],
    ['langue', many((i) => (i % 2 ? 'fr' : 'en')), 'label', 'label'],
    ['product_name', many((i) => `Lamp ${i % 4}`), 'label', 'label'],
  ])('%s', (name, values, kind, role) => {
    expect(inferFieldClass(name, values)).toMatchObject({ class: kind, role });
  });

  it('takes numbers and flags for what they are', () => {
    expect(
      inferFieldClass(
        'amount',
        many((i) => `${i}.50`),
      ).class,
    ).toBe('number');
    expect(
      inferFieldClass(
        'active',
        many((i) => String(i % 2 === 0)),
      ).class,
    ).toBe('flag');
  });

  it('guesses text, which cannot be kept, where it does not know', () => {
    expect(inferFieldClass('q', [])).toMatchObject({ class: 'text' });
    expect(
      inferFieldClass(
        'q',
        many((i) => `x${i}y`),
      ),
    ).toMatchObject({ class: 'text' });
    expect(inferFieldClass('q', [{ a: 'b' }])).toMatchObject({ class: 'text' });
  });
});
