import { describe, expect, it } from '@jest/globals';
import { hashOfPolicy, type PolicyDocument, policyDocument, standingProjections } from '@wordslab/contracts';
import { acme, ALGORITHM, DATASET, document } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import { policyDecider, type PolicyEvent } from './policy.js';
import { PolicyBook } from './policy-book.js';
import { standingPolicies } from './standing-policies.js';

const approved = (doc: PolicyDocument, version = 1, standing = false): PolicyEvent => ({
  type: 'policy.versionApproved',
  data: {
    policy: doc.id,
    version,
    hash: hashOfPolicy(doc),
    document: doc,
    by: standing ? 'wordslab' : 'mara',
    reason: null,
    standing,
  },
});
const set = (doc: PolicyDocument, standing = false, id = doc.id) => ({
  id,
  document: doc,
  by: standing ? 'wordslab' : 'mara',
  reason: null,
  standing,
  tenant: acme,
});
const wider = document({ fields: { name: { use: 'drop' }, label: { use: 'keep' }, text: { use: 'drop' } } });

describe('setting a policy', () => {
  it('makes the first version', () => given(policyDecider).when(set(document())).then(approved(document())));
  it('makes the next version of a changed document', () =>
    given(policyDecider, approved(document())).when(set(wider)).then(approved(wider, 2)));
  it('makes none where the document is unchanged', () =>
    given(policyDecider, approved(document())).when(set(document())).then());
  it('can go back to an older document, as a new version', () =>
    given(policyDecider, approved(document()), approved(wider, 2)).when(set(document())).then(approved(document(), 3)));

  it('refuses a stage that the tenant has not', () =>
    given(policyDecider)
      .when(set(document({ edge: { from: 'dev', to: 'prod-us' } })))
      .thenRefused('policy.unknown_module'));
  it('refuses an edge that is no route', () =>
    given(policyDecider)
      .when(set(document({ edge: { from: 'train', to: 'dev' } })))
      .thenRefused('policy.no_route'));
  it('refuses another id in the document than in the address', () =>
    given(policyDecider)
      .when(set(document(), false, 'other'))
      .thenRefused('policy.id_mismatch'));
  it('refuses a policy without fields', () =>
    given(policyDecider)
      .when(set(document({ fields: {} })))
      .thenRefused('policy.no_fields'));
  it('refuses to become a policy for something else', () =>
    given(policyDecider, approved(document()))
      .when(set(document({ entity: ALGORITHM })))
      .thenRefused('policy.other_subject'));
});

describe('standing policies', () => {
  const standing = standingPolicies(acme);
  it('stand for each projection that needs no decision, on every route from its home; text is looked through again', () => {
    expect(standing).toHaveLength(16);
    for (const doc of standing) {
      expect(policyDocument.safeParse(doc).success).toBe(true);
      expect(doc.fields).toEqual(standingProjections[doc.projection]?.fields);
      for (const [name, { use }] of Object.entries(doc.fields)) expect(use).toBe(name === 'text' ? 'redact' : 'keep');
    }
    expect(standing.map((doc) => `${doc.edge.from} ${doc.edge.to}`)).not.toContain('prod explore');
  });
  const [first = document()] = standing;
  const byPerson = { ...first, fields: { path: { use: 'drop' } } } as PolicyDocument;
  it('are set at the first start, and changed when wordslab brings another one', () => {
    given(policyDecider)
      .when(set(first, true))
      .then(approved(first, 1, true));
    given(policyDecider, approved(byPerson, 1, true))
      .when(set(first, true))
      .then(approved(first, 2, true));
  });
  it('do not overwrite what a person has set', () =>
    given(policyDecider, approved(first, 1, true), approved(byPerson, 2))
      .when(set(first, true))
      .then());
});

describe('finding the policy for a part', () => {
  const need = { projection: 'dataset-rows', entity: DATASET, from: 'dev', to: 'train' };
  it('takes the one for this entity before the one for all', () => {
    const book = new PolicyBook();
    expect(book.policyFor(need)).toBeUndefined();
    book.apply(approved(document({ id: 'all', entity: '*' })));
    expect(book.policyFor(need)?.document.id).toBe('all');
    book.apply(approved(document()));
    expect(book.policyFor(need)?.document.id).toBe('messages-dev-train');
    expect(book.policyFor({ ...need, to: 'prod' })).toBeUndefined();
  });
  it('knows another policy for the same', () => {
    const book = new PolicyBook();
    book.apply(approved(document()));
    expect(book.otherFor(document({ id: 'second' }))).toBe('messages-dev-train');
    expect(book.otherFor(document())).toBeUndefined();
  });
});
