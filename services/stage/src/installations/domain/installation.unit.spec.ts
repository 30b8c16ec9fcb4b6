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

describe('an installation that is called off', () => {
  it('ends while it waits, and takes no notice of what arrives later', () => {
    const events = installationDecider.decide({ type: 'cancel' }, given(expected(part(1))));
    expect(events).toEqual([{ type: 'promotion.cancelled', data: { promotion: 'p1', release: 'r1' } }]);
    expect(installationDecider.decide(active(1), given(expected(part(1)), ...events))).toEqual([]);
  });

  it.each<[string, InstallationEvent[]]>([
    ['was never ordered', []],
    ['is installed', [{ type: 'promotion.installed', data: { promotion: 'p1', release: 'r1', parts: 1 } }]],
    ['was cancelled before', [{ type: 'promotion.cancelled', data: { promotion: 'p1', release: 'r1' } }]],
  ])('stays as it is when it %s', (_name, events) => {
    expect(installationDecider.decide({ type: 'cancel' }, given(...events))).toEqual([]);
  });
});

describe('an arrival', () => {
  const after = (...events: ArrivalEvent[]) => events.reduce(arrivalDecider.evolve, arrivalDecider.initialState);
  const awaited = (promotion: string, snapshot?: string): ArrivalEvent => ({
    type: 'arrival.awaited',
    data: { promotion, ...(snapshot ? { snapshot } : {}) },
  });
  const activated = (snapshot: string): ArrivalEvent => ({
    type: 'arrival.activated',
    data: { digest: 'sha256:1', snapshot },
  });
  const refused = (snapshot: string): ArrivalEvent => ({
    type: 'arrival.refused',
    data: { code: 'c', detail: 'd', snapshot },
  });
  const outcomes = (...events: ArrivalEvent[]) =>
    after(...events).awaited.map(({ promotion, outcome }) =>
      outcome ? `${promotion} ${outcome.is} ${outcome.snapshot}` : `${promotion} waits`,
    );

  it('remembers each promotion that waits once', () => {
    const state = after(awaited('p1', 's1'));
    expect(arrivalDecider.decide({ type: 'await', promotion: 'p1', snapshot: 's1' }, state)).toEqual([]);
    expect(arrivalDecider.decide({ type: 'await', promotion: 'p2', snapshot: 's2' }, state)).toEqual([
      awaited('p2', 's2'),
    ]);
  });

  it('is over at once where the ordered snapshot is active already', () => {
    expect(outcomes(activated('s1'), awaited('p1', 's1'))).toEqual(['p1 active s1']);
  });

  it('waits for the ordered snapshot while another one, of an earlier policy, is active', () => {
    expect(outcomes(activated('s1'), awaited('p1', 's2'))).toEqual(['p1 waits']);
    expect(outcomes(activated('s1'), awaited('p1', 's2'), activated('s2'))).toEqual(['p1 active s2']);
  });

  it('waits anew after a refusal, of the same snapshot too', () => {
    expect(outcomes(awaited('p1', 's1'), refused('s1'), awaited('p2', 's1'))).toEqual(['p1 refused s1', 'p2 waits']);
    expect(outcomes(awaited('p1', 's1'), refused('s1'), awaited('p2', 's2'), activated('s2'))).toEqual([
      'p1 refused s1',
      'p2 active s2',
    ]);
  });

  it('hears of the refusal of what it waits for, whatever else is active', () => {
    expect(outcomes(activated('s1'), awaited('p1', 's2'), refused('s2'))).toEqual(['p1 refused s2']);
    expect(outcomes(activated('s1'), refused('s2'), awaited('p1', 's1'))).toEqual(['p1 active s1']);
  });

  it('takes any snapshot where the order names none, as orders once did', () => {
    expect(outcomes(activated('s1'), awaited('p1'))).toEqual(['p1 active s1']);
    expect(outcomes(awaited('p1'), refused('s1'), awaited('p2'), activated('s2'))).toEqual([
      'p1 refused s1',
      'p2 active s2',
    ]);
  });

  it('writes down whatever happened to a snapshot', () => {
    const outcome = { is: 'refused' as const, code: 'c', detail: 'd', snapshot: 's2' };
    expect(arrivalDecider.decide({ type: 'settle', outcome }, after(activated('s1')))).toEqual([refused('s2')]);
  });
});
