import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { tenantEvent } from './tenant.events.js';

const golden: unknown[] = JSON.parse(readFileSync(new URL('golden/tenant-events.v1.json', import.meta.url), 'utf8'));

it('every event that was ever written is still read, nothing of it lost', () => {
  expect(golden.map((event) => tenantEvent.parse(event))).toEqual(golden);
  expect(new Set(golden.map((event) => tenantEvent.parse(event).type)).size).toBe(tenantEvent.options.length);
});
