import { describe, expect, it } from '@jest/globals';
import { PROMOTION as promotion, r1, requestTo } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import type { Progress } from './advance-promotion.js';
import { promotionDecider } from './decide-promotion.js';
import type { DeploymentWord } from './deployment-book.js';
import type { Promotion } from './promotion.js';
import type { PromotionEvent } from './promotion.events.js';
import { summaryOf } from './promotion-words.js';

const part = (kind: string, digest: string) => ({
  ...{ kind, id: `dev_0198c5d0-0000-7000-8000-00000000000${kind.length}`, version: 1, name: 'router', digest },
  ...{ home: 'train', mode: 'reference' as const },
});
const requestFor = (to: string) => requestTo(to, { parts: [part('service', 'sha256:s'), part('model', 'sha256:m')] });
const underWay = (to = 'prod'): PromotionEvent[] => {
  const request = requestFor(to);
  return [
    { type: 'promotion.requested', data: request },
    { type: 'promotion.approved', data: { promotion, by: [], quorum: 0 } },
    { type: 'promotion.deliveryStarted', data: { promotion, orders: [] } },
    {
      type: 'promotion.ordered',
      data: { promotion, release: request.release, to, parts: request.parts, snapshots: [] },
    },
  ];
};
const installed = (to = 'prod'): PromotionEvent => ({
  type: 'promotion.installed',
  data: { promotion, module: to, parts: 2 },
});
const when = (deployment: DeploymentWord | null) => {
  const progress: Progress = {
    order: () => undefined,
    arrival: () => undefined,
    target: { word: 'installed', parts: 2 },
    deployment,
  };
  return { type: 'advance' as const, progress };
};
const ready = (change: Partial<Extract<DeploymentWord, { word: 'ready' }>> = {}): DeploymentWord => ({
  word: 'ready',
  releaseDigest: r1.digest,
  services: [{ service: 'router', model: 'sha256:m' }],
  ...change,
});
const failed: DeploymentWord = { word: 'failed', code: 'serving.no_answer', detail: 'router does not answer' };

describe('a release of services in a serving stage', () => {
  it('is installed, and not verified before its services answer', () => {
    given(promotionDecider, ...underWay())
      .when(when(null))
      .then(installed());
    given(promotionDecider, ...underWay(), installed())
      .when(when(null))
      .then();
    const state = [...underWay(), installed()].reduce(promotionDecider.evolve, promotionDecider.initialState);
    expect(summaryOf(state as Promotion)).toBe('prod has installed it; waits for its services to answer there');
  });
  it('is verified when they answer with the models that it pins', () =>
    given(promotionDecider, ...underWay(), installed())
      .when(when(ready()))
      .then(
        {
          type: 'promotion.verified',
          data: { promotion, releaseDigest: r1.digest, snapshots: [], models: ['sha256:m'] },
        },
        { type: 'promotion.completed', data: { promotion } },
      ));
  it('fails with the code of what failed, also where that is heard first', () => {
    const fails: PromotionEvent = {
      type: 'promotion.failed',
      data: { promotion, code: failed.code, detail: failed.detail },
    };
    given(promotionDecider, ...underWay(), installed())
      .when(when(failed))
      .then(fails);
    given(promotionDecider, ...underWay())
      .when(when(failed))
      .then(installed(), fails);
  });
  it.each([
    ['another release', { releaseDigest: 'sha256:other' }],
    ['a model that is not pinned', { services: [{ service: 'router', model: 'sha256:old' }] }],
    ['fewer services than the release has', { services: [] }],
  ])('fails where the stage answers with %s', (_, change) => {
    const fit = given(promotionDecider, ...underWay(), installed()).when(when(ready(change)));
    fit.thenTypes('promotion.failed');
  });
  it('in Train nothing is served, and nothing waited for', () =>
    given(promotionDecider, ...underWay('train'), installed('train'))
      .when(when(null))
      .thenTypes('promotion.verified', 'promotion.completed'));
});

describe('giving up on services that do not answer', () => {
  const cancel = { type: 'cancel' as const, by: 'mara', reason: 'too long' };
  const gaveUp: PromotionEvent = {
    type: 'promotion.failed',
    data: {
      promotion,
      code: 'promotion.unproven',
      detail: 'prod says it installed the release, but not that its services answer',
    },
  };
  const cancelled: PromotionEvent = {
    type: 'promotion.cancelled',
    data: { promotion, by: 'mara', reason: 'too long', to: 'prod', release: r1.id, told: true },
  };
  it('says what was not proven', () =>
    given(promotionDecider, ...underWay(), installed())
      .when(cancel)
      .then(gaveUp));
  it('what answers after all is told as it is, what never does is not', () => {
    for (const end of [[installed(), gaveUp], [cancelled]]) {
      given(promotionDecider, ...underWay(), ...end)
        .when(when(ready()))
        .thenTypes('promotion.cancelledTooLate');
      for (const word of [null, failed])
        given(promotionDecider, ...underWay(), ...end)
          .when(when(word))
          .then();
    }
  });
});
