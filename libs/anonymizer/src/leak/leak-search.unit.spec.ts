import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LeakSearch } from './leak-search.js';
import type { Needle } from './needles.js';

const needles: Needle[] = [
  { kind: 'name', value: 'Clémence Roy' },
  { kind: 'phone', value: '+33 6 39 98 12 34' },
  { kind: 'iban', value: 'GB33BUKB20201555555555' },
  { kind: 'email', value: 'Claire.Dubois+x@example.org' },
  { kind: 'name', value: 'Lee' },
  { kind: 'name', value: 'Jörg "Bob" Weiß' },
  { kind: 'name', value: '王小明' },
];
const found = (text: string | Uint8Array): number[] => {
  const search = new LeakSearch(needles);
  search.search('here', text);
  return search.hits().map((hit) => hit.needle);
};

describe('the leak search', () => {
  it.each<[string, string, number]>([
    ['as it is', 'by Clémence Roy.', 0],
    ['case, accents and line ends', 'by CLEMENCE\r\nroy', 0],
    ['decomposed', 'Cle\u0301mence Roy', 0],
    ['JSON', '{"who":"Cl\\u00e9mence Roy"}', 0],
    ['JSON in JSON in COPY', '{\\\\"who\\\\":\\\\"Cl\\\\\\\\u00E9mence\\\\\\\\nRoy\\\\"}', 0],
    ['COPY', '17\\tx\tClémence\\tRoy\\n', 0],
    ['quotes in quotes', 'J\\u00f6rg \\"Bob\\" WEISS', 5],
    ['national phone', 'tel 06.39.98.12.34.', 1],
    ['phone without gaps, letters after', '0033639981234merci', 1],
    ['phone as a JSON number', '{"p":33639981234}', 1],
    ['phone with country and trunk zero', '+33 (0)6 39 98 12 34', 1],
    ['phone with both, without gaps', '00330639981234', 1],
    ['phone right after a word', 'tel0639981234', 1],
    ['phone behind a point in time', '2026-11-26T02:24:48.837Z 06 39 98 12 34', 1],
    ['phone behind a day', '2026-11-26 06 39 98 12 34', 1],
    ['phone behind a small number', '7,0639981234', 1],
    ['IBAN behind digits', '123456789GB33BUKB20201555555555', 2],
    ['IBAN in groups', 'gb33 bukb 2020-1555 5555 55', 2],
    ['e-mail in capitals', 'CLAIRE.DUBOIS+X@EXAMPLE.ORG', 3],
    ['no spaces between words', '我是王小明。', 6],
    ['a name after the same first name', 'Clémence Clémence Roy', 0],
  ])('finds a value: %s', (_, text, needle) => expect(found(text)).toEqual([needle]));

  it.each([
    'Clemenceroy',
    'Clémence d. Roy',
    'xclemence roy',
    'Roy Clémence',
    '639981234567',
    'GB33 BUKB 2020 1555',
    'Lee',
    '[name] [phone] [email] [iban] customer-7f3a9c2e10d4aa0011223344',
    'Cl\\u00e9',
    '\\',
    'u00e9mence Roy',
    '06 39 98 | .. | 12 34',
    'in 0.4711639981234 of all',
    'at 1764639981234',
  ])('does not find: %s', (text) => expect(found(text)).toEqual([]));

  it.each<[string, number[]]>([
    ['KCl\u00e9mence Royemail', [0]],
    ['\u0001xClémence\u0000RoyK+33639981234Q', [0, 1]],
    ['orgGB33BUKB20201555555555claire.dubois+x@example.orgJ', [2, 3]],
    ['clairement, customer-7f3a9c2e10d4aa0011223344', []],
  ])('finds a value that has no borders, in binary: %s', (text, expected) => {
    const search = new LeakSearch(needles);
    search.search('file', Buffer.from(text), { binary: true });
    expect(search.hits().map((hit) => hit.needle)).toEqual(expected);
    expect(search.searchedInBinary).toBe(5);
  });

  it.each([
    ['{"at":"2026-11-26T12:55:50.123Z"}', []],
    ['(2026-11-26 09:12:55.50123+00,7)', []],
    ['[7] 2026/11/26 09:12:55.50123 [INF]', []],
    ['{"score":0.6125550123471}', []],
    ['2026-11-26T12:55:50.123Z, 212-555-0123', [0]],
    ['call 12.555.01-23', [0]],
    ['call 1.2125550123', [0]],
  ])('takes no point in time and no fraction for a number: %s', (text, expected) => {
    const search = new LeakSearch([{ kind: 'phone', value: '+1 212 555 0123' }]);
    search.search('here', text);
    search.search('file', Buffer.from(text), { binary: true });
    expect([...new Set(search.hits().map((hit) => hit.needle))]).toEqual(expected);
  });

  it.each([
    ['a point in time', '2026-11-26T12:55:50Z'],
    ['one with a zone', '2026-11-26 12:55:50.12+01:00'],
    ['a latitude', '48.8566123456789'],
  ])('finds a value that is itself such a figure: %s', (_, value) => {
    const search = new LeakSearch([{ kind: 'personal', value }]);
    search.search('text', `it was ${value}, or so`);
    search.search('json', JSON.stringify({ at: value, then: 1 }));
    search.search('end', value);
    search.search('file', Buffer.from(`\u0001x${value}\u0002`), { binary: true });
    expect(search.hits().map(({ where }) => where)).toEqual(['text', 'json', 'end', 'file']);
    search.search('other', `it was ${value.replace('26', '27').replace('48', '49')}, or so`);
    expect(search.hits()).toHaveLength(4);
  });

  const spellings = ['+33 (0)6 39 98 12 34', '0033 6 39 98 12 34', '06 39 98 12 34', '+33639981234', '639981234'];
  it.each(spellings)('finds a number that is written %s, however it stands', (value) => {
    const search = new LeakSearch([{ kind: 'phone', value }]);
    for (const text of [...spellings, '33639981234', '330639981234', '00330639981234'])
      search.search(text, `tel:${text};`);
    expect(search.hits()).toHaveLength(spellings.length + 3);
  });

  it('counts by source, says what it searched and what it did not find, and shows no value', () => {
    const search = new LeakSearch([...needles, { kind: 'customer_name', value: 'CLEMENCE ROY' }]);
    search.search('train', 'Clémence Roy, Clémence Roy');
    search.search('explore', 'nothing');
    expect(search.hits()).toEqual([{ needle: 0, kind: 'name', where: 'train', count: 2 }]);
    expect([search.searched, search.skipped]).toEqual([6, 1]);
    expect(search.missing()).toEqual([1, 2, 3, 5, 6]);
    expect(JSON.stringify(search)).toBeDefined();
    expect(JSON.stringify(search.hits())).not.toMatch(/roy/i);
  });

  it('finds the same wherever the stream is cut, also within a character or an escape', () => {
    const piece = fc.oneof(
      fc.constantFrom(...needles.map((needle) => needle.value)),
      fc.constantFrom('Cl\\u00e9mence Roy', '\\', '\\\\', 'u', ' ', '\n', '06 39', '98', '12 34', 'GB33', 'é'),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(7)), (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(' '));
        const search = new LeakSearch(needles);
        const scan = search.open('here');
        let at = 0;
        for (const cut of cuts) {
          scan.feed(bytes.subarray(at, at + cut));
          at = Math.min(bytes.length, at + cut);
        }
        scan.feed(bytes.subarray(at));
        scan.end();
        expect(search.hits().map((hit) => hit.needle)).toEqual(found(bytes));
      }),
    );
  });

  it('finds any words that are planted', () => {
    const word = fc.stringMatching(/^[a-zé]{3,9}$/);
    fc.assert(
      fc.property(word, word, fc.array(word), fc.array(word), (first, last, before, after) => {
        const search = new LeakSearch([{ kind: 'name', value: `${first} ${last}` }]);
        search.search('here', [...before, first.toUpperCase(), last, ...after].join(', '));
        expect(search.missing()).toEqual([]);
      }),
    );
  });
});
