import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPersonal, redactText } from './find-personal.js';

const all = { detect: ['email', 'phone', 'iban'] as const };
const redact = (text: string, ...names: string[]) => redactText(text, { ...all, names });

describe('e-mail addresses', () => {
  it.each([
    ['mail Claire.Dubois+shop@Mail.Example.ORG, please', 'mail [email], please'],
    ['(claire@example.org)', '([email])'],
    ['<claire@example.org>;', '<[email]>;'],
    ['write to "claire@example.org".', 'write to "[email]".'],
    ["'o'brien@example.org'", "'[email]'"],
    ['mailto:claire_d@sub.example.co.uk?subject=x', 'mailto:[email]?subject=x'],
    ['claire (at) example (dot) org', '[email]'],
    ['claire[at]example.org', '[email]'],
    ['claire arobase example.org', '[email]'],
    ['claire @ example.org', '[email]'],
    ['claire%40example.org', '[email]'],
    ['"claire d"@example.org', '[email]'],
    ['hélène@exämple.org', '[email]'],
    ['claire@gmail', '[email]'],
    ['a@example.org,b@example.org', '[email],[email]'],
  ])('%s', (text, redacted) => expect(redact(text)).toBe(redacted));
  it.each(['look at example.org', '@claire', '2 @ 3.50', '10@5', 'see https://example.org/a'])('not in: %s', (text) =>
    expect(redact(text)).toBe(text),
  );
});

describe('phone numbers', () => {
  it.each([
    '+33 6 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '0612345678',
    '06 - 12 - 34 - 56 - 78',
    '00 33 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    '0049-30-123456',
    '(020) 7946 0958',
    '07700 900123',
    '+44 (0)20 7946 0958',
    '+447700900123',
    '+1 555-123-4567',
    '555-123-4567',
    '(555) 123-4567',
    '7946 0958',
    '030/1234567',
    '0171 1234567',
    '+33\u202f6\u00a012 34 56 78',
    '020 79460958',
    '151 23456789',
    '４4７７００900123',
  ])('%s', (phone) => {
    expect(redact(`call ${phone}, please`)).toBe('call [phone], please');
    expect(redact(`(${phone})`)).toContain('[phone]');
    expect(redact(`(${phone})`)).not.toMatch(/\d/);
  });
  it('beside dates, prices and words', () => {
    expect(redact('2024-05-12 07700 900123')).toBe('2024-05-12 [phone]');
    expect(redact('tel-12345678 / Tel0612345678')).not.toMatch(/\d/);
    expect(redact('0612345678merci')).toBe('[phone]merci');
  });
  it.each([
    'in 2024',
    '2019-2023',
    '2019 / 2020',
    'from 12/05/2024 to 13.06.2024',
    '2024-05-12',
    '12 05 2024',
    'order 123456',
    '1 234 567 €',
    '£1,234,567.00',
    '1.250.000 EUR',
    '120.50',
    'CMD-20240117',
    'REF/12345678',
    '10:30',
    'v1.2.3',
    '45 kg, 2 x 100',
  ])('not in: %s', (text) => expect(redact(text)).toBe(text));
});

describe('IBANs', () => {
  it.each([
    'FR7630006000011234567890189',
    'FR76 3000 6000 0112 3456 7890 189',
    'GB33BUKB20201555555555',
    'gb33 bukb 2020 1555 5555 55',
    'DE89-3704-0044-0532-0130-00',
    'DE89 3704 0044 0532 0130 01',
    'FR76 3000 6000 0112 3456 7890 18',
    'FR763000600001123456789018900',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
    'XX12 3456 7890 1234 5678',
  ])('%s, also nearly right ones', (iban) => expect(redact(`use ${iban} please`)).toBe('use [iban] please'));
  it('leaves a phone beside it to its own detector', () => {
    expect(redact('FR76 3000 6000 0112 3456 7890 189 06 12 34 56 78')).toBe('[iban] [phone]');
  });
  it('takes no phone for one', () => {
    expect(redact('at 2019-2023 12 0044 7700-900000 now')).toBe('at [phone] now');
    expect(redact('fr 76 3000 6000 0112 3456 7890 189')).toBe('[iban]');
    expect(redact('au 0033 6 39 98 77 58, it is 0044 7700 900052')).toBe('au [phone], it is [phone]');
    expect(redact('FR 76 3000 6000 0112 3456 7890 18')).not.toMatch(/\d{3}/);
  });
  it.each(['le 12 janvier 2024 nous avons de 12 articles', 'IT 24 people', 'DE 12'])('not in: %s', (text) =>
    expect(redact(text)).toBe(text),
  );
});

describe("the row's names", () => {
  it.each([
    ['Bonjour, ici CLEMENCE Roy.', 'Clémence Roy', 'Bonjour, ici [name].'],
    ['Mme roy et clémence', 'Clémence Roy', 'Mme [name] et [name]'],
    ['Cle\u0301mence', 'Clémence', '[name]'],
    ['C. Dubois; Claire a dit oui', 'Claire Dubois', '[name]; [name] a dit oui'],
    ['Herr Mueller, Müller', 'Jörg Müller', 'Herr [name]'],
    ['M. de La Tour est de la ville', 'Gaspard de La Tour', 'M. [name] est de la ville'],
    ["O'Sullivan's, osullivan", "Siobhán O'Sullivan", "[name]'s, [name]"],
    ['Jean Pierre', 'Jean-Pierre Roux', '[name]'],
    ['我是王小明。', '王小明', '我是[name]。'],
    ['clairement', 'Claire', 'clairement'],
    ['no one', '', 'no one'],
  ])('%s', (text, name, redacted) => expect(redact(text, name)).toBe(redacted));
});

describe('redaction', () => {
  it('is linear on adversarial texts of 100 KB', () => {
    const seeds = ['a', '1', '@', 'a@', '1 ', '1-', '+', '(', 'FR76', 'FR76 ', '. ', 'a@a.', '06 ', '"', '"@', '2020-', '12/',
      '<at>', ' at ', '(at', 'é', '12 05 ', 'a.a-', '%40', 'A1', '0.', '1€', '\u0301']; // prettier-ignore
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(100_000 / seed.length));
      const begun = performance.now();
      redact(text, 'Aa Bb', 'é');
      expect([seed, performance.now() - begun < 1_500]).toEqual([seed, true]);
    }
  });

  it('finds sorted, disjoint spans in any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('a@b.org', '+33 6 39 98 12 34', 'FR76 3000 6000', 'Roy', ' ', '1'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let last = 0;
        for (const { start, end } of findPersonal(pieces.join(''), { ...all, names: ['Ana Roy'] })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });

  it('lets no personal value of the row through, in any surrounding of words', () => {
    const words = fc.array(
      fc.constantFrom('please', 'call', 'le', '12', 'order', '45.90 €', '2024', 'at', ':', '(', '-', '\n'),
    );
    const personal = fc.record({
      email: fc.stringMatching(/^[a-z][a-z0-9.+]{0,10}[a-z0-9]@[a-z]{2,8}\.(org|example\.com)$/),
      phone: fc.stringMatching(/^(0|\+33 ?|0033 )6([ .]?\d\d){4}$/),
      name: fc.constantFrom('Clémence Roy', 'Gaspard de La Tour', "Siobhán O'Sullivan", 'Jörg Weiß'),
    });
    fc.assert(
      fc.property(words, personal, words, (before, { email, phone, name }, after) => {
        const text = [...before, email, 'and', phone, 'and', name.toUpperCase(), ...after].join(' ');
        const redacted = redact(text, name);
        expect(redacted).not.toContain('@');
        expect(redacted.replace(/\D/g, '')).not.toContain(phone.replace(/\D/g, '').slice(-8));
        expect(redacted.toUpperCase()).not.toContain(name.split(' ').at(-1)?.toUpperCase());
      }),
    );
  });
});
