import { describe, expect, it } from '@jest/globals';
import type { PolicyProposal } from '@wordslab/contracts';
import { rolesOf } from './import-roles.js';
import { findNamed } from './named.js';
import { didYouMean, distance, nearest } from './near.js';
import { transformText } from './policy-text.js';
import { proposalBody, withNames } from './proposal.js';
import { listOf, parseReference, personalRole } from './reference.js';

const id = 'dev_01a206f5-3a98-76ec-8347-fe3893d6f840';

describe('near matches', () => {
  it('counts edits, a swap of neighbours as one', () => {
    expect([distance('', 'abc'), distance('abc', 'abc'), distance('abc', 'acb'), distance('abc', 'xbz')]).toEqual([
      3, 0, 1, 2,
    ]);
  });

  it('finds what was meant, the likeliest first, and nothing where nothing is near', () => {
    expect(nearest('mesages', ['other', 'messages', 'messages-2'])).toEqual(['messages']);
    expect(nearest('mess', ['messages', 'other'])).toEqual(['messages']);
    expect(nearest('DEV', ['dev', 'train'])).toEqual(['dev']);
    expect(nearest('xyz', ['messages', 'other'])).toEqual([]);
    expect(nearest('aa', ['ab', 'ac', 'ad', 'ae'])).toHaveLength(3);
  });

  it('says so in words', () => {
    expect(didYouMean('trian', ['train', 'dev'])).toBe("Did you mean 'train'? ");
    expect(didYouMean('q', ['train'])).toBe('');
  });
});

describe('references', () => {
  it.each([
    ['messages', { name: 'messages' }],
    ['dataset/messages', { name: 'messages' }],
    ['messages@3', { name: 'messages', version: 3 }],
    ['dataset/my/odd name@12', { name: 'my/odd name', version: 12 }],
    [id, { name: id, id }],
    [`${id}@2`, { id, version: 2 }],
    [`dataset/${id}`, { id }],
    ['93d6f840', { name: '93d6f840', tail: '93d6f840' }],
    ['dev_…93d6f840@4', { tail: '93d6f840', version: 4 }],
    ['name@0', { name: 'name@0' }],
  ])('%s', (text, expected) => expect(parseReference(text, 'dataset')).toMatchObject(expected));

  it.each(['testSet/gold@2', 'test-set/gold@2'])('%s names a kind as ids or as commands do', (text) => {
    expect(parseReference(text, 'testSet')).toMatchObject({ name: 'gold', version: 2 });
    expect(() => parseReference(text, 'campaign')).toThrow(expect.objectContaining({ code: 'usage.other_kind' }));
  });

  it('of another kind is refused', () => {
    expect(() => parseReference('pipeline/x', 'dataset')).toThrow(
      expect.objectContaining({ code: 'usage.other_kind', exit: 'usage' }),
    );
  });

  const all = [
    { id, name: 'messages' },
    { id: id.replace('840', '841'), name: 'odd@2' },
  ];
  const lookup = {
    kind: 'dataset',
    where: 'dev of acme',
    list: async ({ name }: { name?: string }) => ({ items: all.filter((d) => name === undefined || d.name === name) }),
  };

  it('prefer an exact name to a version in it', async () => {
    expect(await findNamed('odd@2', lookup)).toEqual({ id: all[1]?.id });
    expect(await findNamed('messages@2', lookup)).toEqual({ id, version: 2 });
  });

  it('find by the end of an id, and otherwise say what is near', async () => {
    expect(await findNamed('93d6f840', lookup)).toEqual({ id });
    await expect(findNamed('mesages', lookup)).rejects.toMatchObject({
      code: 'dataset.unknown',
      kind: 'NotFound',
      hint: "Did you mean 'messages'? See `wordslab dataset list`.",
    });
  });
});

describe('flags', () => {
  it('make lists with commas and by repetition', () => {
    expect(listOf(['a, b', 'c', ''])).toEqual(['a', 'b', 'c']);
    expect(listOf(undefined)).toEqual([]);
  });

  it('say which column has which role', () => {
    expect(personalRole('customer')).toEqual(['customer', 'personal']);
    expect(personalRole('a=b=email')).toEqual(['a=b', 'personal:email']);
    expect(() => personalRole('a=E Mail')).toThrow(expect.objectContaining({ code: 'usage.bad_personal' }));
    expect(rolesOf({ text: ['body'], label: ['topic,kind'], personal: ['mail=email'] })).toEqual({
      body: 'text',
      topic: 'label',
      kind: 'label',
      mail: 'personal:email',
    });
    expect(() => rolesOf({ text: ['a'], personal: ['a'] })).toThrow(
      expect.objectContaining({ code: 'usage.two_roles' }),
    );
  });

  it('of a proposal are checked against the columns', () => {
    const columns = ['id', 'text', 'topic'];
    expect(proposalBody({ to: 'train', keep: ['id,topic'], redact: ['text'], detect: ['email'] }, columns)).toEqual({
      to: 'train',
      keep: ['id', 'topic'],
      redact: ['text'],
      pseudonym: [],
      mask: [],
      null: [],
      detect: ['email'],
    });
    expect(() => proposalBody({ to: 'train', keep: ['topik'] }, columns)).toThrow(
      expect.objectContaining({ code: 'usage.unknown_column', hint: "Did you mean 'topic'? It has id, text, topic." }),
    );
    expect(() => proposalBody({ to: 'train', names: ['nam'] }, columns)).toThrow("no column 'nam'");
    expect(() => proposalBody({ to: 'train', detect: ['emial'] }, columns)).toThrow(
      expect.objectContaining({ code: 'usage.unknown_detector' }),
    );
  });

  it('name the columns whose values are redacted, in the document too', () => {
    const redact = { use: 'redact' as const, detect: ['email' as const], names: ['old'] };
    const proposal: PolicyProposal = {
      document: {
        v: 1,
        id: 'p',
        edge: { from: 'dev', to: 'train' },
        projection: 'dataset-rows',
        entity: '*',
        fields: { text: redact, topic: { use: 'keep' } },
      },
      fields: [
        { name: 'text', class: 'text', transform: redact, reason: '' },
        { name: 'topic', class: 'label', transform: { use: 'keep' }, reason: '' },
      ],
    };
    expect(withNames(proposal, undefined)).toBe(proposal);
    const changed = withNames(proposal, ['first,last']);
    expect(changed.document.fields['text']).toEqual({ ...redact, names: ['first', 'last'] });
    expect(changed.document.fields['topic']).toEqual({ use: 'keep' });
    expect(changed.fields[0]?.transform).toEqual(changed.document.fields['text']);
  });
});

describe('transforms in words', () => {
  it.each([
    [{ use: 'drop' as const }, 'drop'],
    [{ use: 'constant' as const, value: 'x' }, 'constant "x"'],
    [{ use: 'mask' as const, keepFirst: 1, keepLast: 2, with: '*' }, 'mask all but the first 1 and last 2 by *'],
    [{ use: 'pseudonym' as const, domain: 'customer' }, 'pseudonym (customer)'],
    [{ use: 'redact' as const, detect: ['email' as const], names: ['c'] }, 'redact email, values of c'],
  ])('%j', (transform, words) => expect(transformText(transform)).toBe(words));
});
