import { expect, it } from '@jest/globals';
import { releaseEvents } from '../releases/domain/release.js';
import { readEvent } from './event-schemas.js';

const schemas = releaseEvents;

it('an event that does not fit its type is refused, one of another type is none of ours', () => {
  expect(() => readEvent(schemas, { type: 'release.recalled', data: { release: 1 } })).toThrow();
  expect(readEvent(schemas, { type: 'dataset.versionPublished', data: {} })).toBeNull();
  expect(readEvent(schemas, { type: 'toString', data: {} })).toBeNull();
});
