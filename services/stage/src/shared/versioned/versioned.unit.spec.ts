import { describe, expect, it } from '@jest/globals';
import { type AddVersion, versionedDecider } from './versioned.js';

const decider = versionedDecider<'thing', { text: string }>('thing');
const given = (...commands: AddVersion<{ text: string }>[]) =>
  commands
    .flatMap((c) => [c])
    .reduce((s, c) => decider.decide(c, s).reduce((t, e) => decider.evolve(t, e), s), decider.initialState);
const add = (text: string) => ({ name: 'n', content: { text } });

describe('a versioned entity', () => {
  it('begins with version 1', () => {
    expect(decider.decide(add('a'), given())).toMatchObject([
      {
        type: 'thing.versionAdded',
        data: { name: 'n', version: 1, content: { text: 'a' }, digest: expect.stringMatching(/^sha256:/) },
      },
    ]);
  });

  it('counts on with each change', () => {
    expect(decider.decide(add('c'), given(add('a'), add('b')))).toMatchObject([{ data: { version: 3 } }]);
  });

  it('changes nothing when the latest version already says so', () => {
    expect(decider.decide(add('b'), given(add('a'), add('b')))).toEqual([]);
  });

  it('returns to earlier content with a new version of the same digest', () => {
    const state = given(add('a'), add('b'));
    expect(decider.decide(add('a'), state)).toMatchObject([
      { data: { version: 3, digest: state.versions[0]?.digest } },
    ]);
  });
});
