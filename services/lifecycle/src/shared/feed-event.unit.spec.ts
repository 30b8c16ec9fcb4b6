import { describe, expect, it } from '@jest/globals';
import { snapshotOffered } from '@wordslab/contracts';
import { receivedAs, receivedOf, whyParked } from './feed-event.js';

const data = { order: 'o', snapshot: 's', offer: 'f', manifest: 'm', rows: 1, bytes: 2, chunks: 1 };
const entry = {
  id: '0198c5d0-0000-7000-8000-000000000001',
  seq: 1,
  type: 'snapshot.offered',
  v: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  actor: 'shipper',
  data,
};
const stream = 'feed-prod-eu-01JD0000000000000000000000';

describe('a received entry', () => {
  it('tells from whom and in which epoch it came', () =>
    expect(receivedOf({ stream, data: entry })).toMatchObject({
      from: 'prod-eu',
      epoch: '01JD0000000000000000000000',
    }));
  it('is read as its declared type only', () => {
    expect(receivedAs(snapshotOffered, { stream, data: entry })?.data.order).toBe('o');
    expect(receivedAs(snapshotOffered, { stream, data: { ...entry, v: 2 } })).toBeNull();
    expect(receivedAs(snapshotOffered, { stream: 'order-1', data: entry })).toBeNull();
  });
  it('that is known is not parked', () => expect(whyParked(entry)).toBeNull());
  it('is parked with its reason otherwise', () => {
    expect(whyParked({ ...entry, type: 'moon.landed' })?.reason).toBe('unknown_type');
    expect(whyParked({ ...entry, v: 3 })).toMatchObject({
      reason: 'unknown_version',
      detail: expect.stringContaining('knows version 1'),
    });
    expect(whyParked({ ...entry, data: { ...data, rows: -1 } })).toEqual({
      reason: 'bad_data',
      detail: 'snapshot.offered does not fit its schema at: rows',
    });
  });
});
