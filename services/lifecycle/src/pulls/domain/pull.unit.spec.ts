import { describe, expect, it } from '@jest/globals';
import { hashOfPolicy } from '@wordslab/contracts';
import { DeliveryBook } from '../../deliveries/domain/delivery-book.js';
import { given } from '../../testing/given.js';
import { document } from '../../testing/samples.js';
import { type PartitionEnded, pullDecider, type PullEvent } from './pull.js';
import { PullBook } from './pull-book.js';
import { stepsOf } from './pull-progress.js';

const DAY = 'prod_0198c5d0-0000-7000-8000-000000000001@20261125';
const PULL = 'explore_0198c5d0-0000-7000-8000-00000000000a';
const accepted = (order = 'o1'): PullEvent => ({
  type: 'pull.accepted',
  data: { pull: PULL, to: 'explore', projection: 'prediction-log', from: 'prod', orders: [{ partition: DAY, order }] },
});
const ended = (outcome: PartitionEnded['outcome'], snapshot: string | null = null): PartitionEnded => ({
  ...{ pull: PULL, to: 'explore', partition: DAY, outcome, snapshot, code: '', detail: '' },
});
const endedEvent = (data: PartitionEnded): PullEvent => ({ type: 'pull.partitionEnded', data });

describe('a pull', () => {
  it('is answered once', () => {
    const refuse = { pull: PULL, to: 'explore', code: 'pull.no_route', detail: 'd' };
    given(pullDecider).when({ type: 'refuse', data: refuse }).thenTypes('pull.refused');
    given(pullDecider, accepted()).when({ type: 'refuse', data: refuse }).then();
    given(pullDecider, { type: 'pull.refused', data: refuse })
      .when({ type: 'end', data: ended('empty') })
      .then();
  });

  it('ends each partition once; only a refusal may follow what was passed on', () => {
    given(pullDecider, accepted())
      .when({ type: 'end', data: ended('relayed', 's1') })
      .thenTypes('pull.partitionEnded');
    const relayed = given(pullDecider, accepted(), endedEvent(ended('relayed', 's1')));
    relayed.when({ type: 'end', data: ended('relayed', 's1') }).then();
    relayed.when({ type: 'end', data: ended('refused') }).thenTypes('pull.partitionEnded');
    given(pullDecider, accepted(), endedEvent(ended('refused')))
      .when({ type: 'end', data: ended('relayed', 's1') })
      .then();
  });
});

const policy = { document: document(), version: 1, hash: hashOfPolicy(document()) };
const bookWith = (...orders: string[]): DeliveryBook => {
  const book = new DeliveryBook();
  for (const order of orders)
    book.ordered({ order, projection: 'prediction-log', partition: DAY, to: 'explore', policy });
  return book;
};
const stateOf = (...events: PullEvent[]) => events.reduce(pullDecider.evolve, pullDecider.initialState);

describe('what is due for a pull', () => {
  it('is nothing while the hub has nothing', () => {
    expect(stepsOf(stateOf(accepted()), bookWith('o1'))).toEqual([]);
  });

  it('is to pass on what is stored, and to say where it is there already', () => {
    const book = bookWith('o1');
    book.stored('o1', 's1');
    const relay = { do: 'relay', partition: DAY, snapshot: 's1' };
    expect(stepsOf(stateOf(accepted()), book)).toEqual([{ ...relay, isThere: false }]);
    book.activated('s1', 'explore', 3);
    expect(stepsOf(stateOf(accepted()), book)).toEqual([{ ...relay, isThere: true }]);
  });

  it('is to say that a home has nothing, or refused', () => {
    const refusal = (code: string) => ({ by: 'home' as const, code, detail: 'd'.repeat(300), field: null });
    const book = bookWith('o1');
    book.orderRefused('o1', refusal('snapshot.unknown_partition'));
    expect(stepsOf(stateOf(accepted()), book)).toMatchObject([{ do: 'end', data: { outcome: 'empty' } }]);
    book.orderRefused('o1', refusal('policy.field_unnamed'));
    expect(stepsOf(stateOf(accepted()), book)).toMatchObject([
      { do: 'end', data: { outcome: 'refused', code: 'policy.field_unnamed', detail: 'd'.repeat(120) } },
    ]);
  });

  it('of two at once whose later content came first: the earlier one takes the later content too', () => {
    const book = bookWith('o1', 'o2');
    book.offered('o1', 's1');
    book.stored('o2', 's2');
    book.refusedByHub('s1', { code: 'snapshot.older_than_base', detail: 'd' });
    expect(stepsOf(stateOf(accepted('o1')), book)).toMatchObject([{ do: 'relay', snapshot: 's2' }]);
  });

  it('is to take back what the hub would not pass on', () => {
    const book = bookWith('o1');
    book.stored('o1', 's1');
    book.relayOrdered('s1', 'explore', PULL);
    const state = stateOf(accepted(), endedEvent(ended('relayed', 's1')));
    expect(stepsOf(state, book)).toEqual([]);
    book.relayRefused('s1', 'explore', { code: 'snapshot.expired', detail: 'd' });
    expect(stepsOf(state, book)).toMatchObject([{ do: 'end', data: { outcome: 'refused', code: 'snapshot.expired' } }]);
  });
});

describe('the book of pulls', () => {
  it('knows whom an order and a snapshot concern', () => {
    const book = new PullBook();
    book.apply(accepted());
    expect(book.ofOrder('o1')).toBe(PULL);
    expect(book.concernedBy('s9')).toEqual([PULL]);
    book.apply(endedEvent(ended('relayed', 's1')));
    expect([book.concernedBy('s9'), book.concernedBy('s1')]).toEqual([[], [PULL]]);
  });
});
