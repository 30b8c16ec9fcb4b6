import { describe, expect, it } from '@jest/globals';
import { promotionUpcasters } from './promotions/domain/promotion.events.js';
import { stageUpcasters } from './promotions/domain/stage-lane.js';
import { releaseUpcasters } from './releases/domain/release.js';

const nothing = { kind: 'promotion', replaces: null, evidence: [] };
const rollback = { kind: 'rollback', replaces: { id: 'r2' } };

describe('version 1, which left out what there was none of, becomes version 2, which says so', () => {
  const [created] = releaseUpcasters['release.created'];
  const [requested] = promotionUpcasters['promotion.requested'];
  const [claimed] = stageUpcasters['stage.claimed'];
  const [freed] = stageUpcasters['stage.freed'];

  it.each([
    [created, { name: 'r1' }, { name: 'r1', requirements: [] }],
    [created, { requirements: [{ min: 0.9 }] }, { requirements: [{ min: 0.9 }] }],
    [requested, { to: 'prod' }, { to: 'prod', ...nothing }],
    [requested, { to: 'prod', ...rollback }, { to: 'prod', ...nothing, ...rollback }],
    [claimed, { stage: 'prod', request: { to: 'prod' } }, { stage: 'prod', request: { to: 'prod', ...nothing } }],
    [claimed, { request: rollback }, { request: { ...nothing, ...rollback } }],
    [freed, { stage: 'prod' }, { stage: 'prod', kind: 'promotion' }],
    [freed, { stage: 'prod', kind: 'rollback' }, { stage: 'prod', kind: 'rollback' }],
  ])('%#', (upcast, older, newer) => expect(upcast?.(older)).toEqual(newer));

  it('refuses what is no claim', () => expect(() => claimed?.({ stage: 'prod', request: 'none' })).toThrow());
});
