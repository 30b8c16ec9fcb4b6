import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { orderEvents } from '../deliveries/domain/order.js';
import { relayEvents } from '../deliveries/domain/relay.js';
import { policyEvents } from '../policies/domain/policy.js';
import { approvalRuleEvents } from '../promotions/domain/approval-rule.js';
import { gateEvents } from '../promotions/domain/gate.js';
import { promotionEvents } from '../promotions/domain/promotion.events.js';
import { stageEvents } from '../promotions/domain/stage-lane.js';
import { pullEvents } from '../pulls/domain/pull.js';
import { releaseEvents } from '../releases/domain/release.js';
import { readEvent } from './event-schemas.js';

const schemas = {
  ...policyEvents,
  ...releaseEvents,
  ...approvalRuleEvents,
  ...gateEvents,
  ...promotionEvents,
  ...stageEvents,
  ...orderEvents,
  ...relayEvents,
  ...pullEvents,
};
/** A file for each room of slices; what was written is never edited. */
const files = ['lifecycle-events.v1.json', 'gates-and-rollbacks.json', 'pulls.json'];
const golden = files.flatMap((file): { type: string; data: unknown }[] =>
  JSON.parse(readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')),
);

it('every event that was ever written is still read, nothing of it lost', () => {
  expect(golden.map((event) => readEvent(schemas, event))).toEqual(golden);
  expect([...new Set(golden.map((event) => event.type))].sort()).toEqual(Object.keys(schemas).sort());
});

it('an event that does not fit its type is refused, one of another type is none of ours', () => {
  expect(() => readEvent(schemas, { type: 'release.recalled', data: { release: 1 } })).toThrow();
  expect(readEvent(schemas, { type: 'dataset.versionPublished', data: {} })).toBeNull();
  expect(readEvent(schemas, { type: 'toString', data: {} })).toBeNull();
});
