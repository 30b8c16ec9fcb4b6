import { describe, expect, it } from '@jest/globals';
import type { ReleasePart } from '@wordslab/contracts';
import { arrivalDecider, type ArrivalEvent } from './arrival.js';
import { installationDecider } from './decide-installation.js';
import type { InstallationEvent, PromotionExpected } from './installation.events.js';

const part = (n: number, mode: ReleasePart['mode'] = 'content'): ReleasePart => ({
  kind: 'dataset',
  id: `dev_0198c5d0-0000-7000-8000-00000000000${n}`,
  version: 1,
  name: `d${n}`,
  digest: `sha256:${n}`,
  mode,
});
const order = (...parts: ReleasePart[]): PromotionExpected => ({
  promotion: 'p1',
  release: 'r1',
  releaseDigest: 'sha256:r',
  alias: 'calm-otter',
  parts,
});
const ref = (n: number) => `${part(n).id}@1`;
const given = (...events: InstallationEvent[]) =>
  events.reduce(installationDecider.evolve, installationDecider.initialState);
const expected = (...parts: ReleasePart[]): InstallationEvent => ({
  type: 'promotion.expected',
  data: order(...parts),
});
const active = (n: number, digest = `sha256:${n}`) => ({
  type: 'partSettled' as const,
  part: ref(n),
  outcome: { is: 'active' as const, digest, snapshot: `s${n}` },
});
const types = (events: readonly InstallationEvent[]) => events.map((e) => e.type);

describe('an installation', () => {
  it('given nothing, when ordered, then it is expected; ordered again, nothing', () => {
    expect(types(installationDecider.decide({ type: 'expect', order: order(part(1)) }, given()))).toEqual([
      'promotion.expected',
    ]);
    expect(installationDecider.decide({ type: 'expect', order: order(part(1)) }, given(expected(part(1))))).toEqual([]);
  });

  it('is installed when the last part with content is active; references need no rows', () => {
    const state = given(expected(part(1), part(2), part(3, 'reference')));
    const first = installationDecider.decide(active(1), state);
    expect(types(first)).toEqual(['promotion.partActivated']);
    const second = installationDecider.decide(active(2), first.reduce(installationDecider.evolve, state));
    expect(second.at(-1)).toEqual({ type: 'promotion.installed', data: { promotion: 'p1', release: 'r1', parts: 3 } });
  });

  it('with references alone is installed at once', () => {
    expect(types(installationDecider.decide({ type: 'expect', order: order(part(1, 'reference')) }, given()))).toEqual([
      'promotion.expected',
      'promotion.installed',
    ]);
  });

  it('refuses a part with another digest than the release has', () => {
    expect(installationDecider.decide(active(1, 'sha256:other'), given(expected(part(1))))).toMatchObject([
      { type: 'promotion.refused', data: { code: 'installation.digest_differs', part: ref(1) } },
    ]);
  });

  it('refuses with the code of a refused snapshot', () => {
    const outcome = { is: 'refused' as const, code: 'snapshot.bad_signature', detail: 'x'.repeat(300), snapshot: 's1' };
    const [event] = installationDecider.decide(
      { type: 'partSettled', part: ref(1), outcome },
      given(expected(part(1))),
    );
    expect(event).toMatchObject({ type: 'promotion.refused', data: { code: 'snapshot.bad_signature' } });
    expect(event?.type === 'promotion.refused' && event.data.detail.length).toBe(120);
  });

  it('takes no notice of a part twice, of a foreign part, or of anything once it ended', () => {
    const waiting = given(expected(part(1), part(2)), {
      type: 'promotion.partActivated',
      data: { part: ref(1), snapshot: 's1' },
    });
    expect(installationDecider.decide(active(1), waiting)).toEqual([]);
    expect(installationDecider.decide(active(7), waiting)).toEqual([]);
    expect(
      installationDecider.decide(
        active(1),
        given({ type: 'promotion.installed', data: { promotion: 'p1', release: 'r1', parts: 1 } }),
      ),
    ).toEqual([]);
  });
});

describe('an arrival', () => {
  const after = (...events: ArrivalEvent[]) => events.reduce(arrivalDecider.evolve, arrivalDecider.initialState);

  it('remembers each promotion that waits once', () => {
    const state = after({ type: 'arrival.awaited', data: { promotion: 'p1' } });
    expect(arrivalDecider.decide({ type: 'await', promotion: 'p1' }, state)).toEqual([]);
    expect(arrivalDecider.decide({ type: 'await', promotion: 'p2' }, state)).toHaveLength(1);
  });

  it('stays active when another snapshot of it is refused', () => {
    const refused = { is: 'refused' as const, code: 'c', detail: 'd', snapshot: 's2' };
    const state = after({ type: 'arrival.activated', data: { digest: 'd', snapshot: 's1' } });
    expect(arrivalDecider.decide({ type: 'settle', outcome: refused }, state)).toEqual([]);
    expect(arrivalDecider.decide({ type: 'settle', outcome: refused }, after())).toHaveLength(1);
  });
});
