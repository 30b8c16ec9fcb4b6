import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@wordslab/contracts/core';
import { MemoryEventStore, type Position } from '@wordslab/eventstore';
import { createLogger } from './logger.js';
import { whenItAnswers } from './open-event-store.js';

class Away extends MemoryEventStore {
  asked = 0;
  constructor(private readonly answers: (time: number) => Promise<Position>) {
    super();
  }
  override head(): Promise<Position> {
    this.asked += 1;
    return this.answers(this.asked);
  }
}
const away = () => Promise.reject(new Unavailable('eventstore.unavailable', 'away'));
const logger = createLogger('spec', 'silent');

describe('a process whose event store is not there yet', () => {
  it('asks until it answers', async () => {
    const store = new Away((time) => (time < 3 ? away() : Promise.resolve('0')));
    await whenItAnswers(store, logger, new AbortController().signal);
    expect(store.asked).toBe(3);
  });

  it('gives up when it is told to stop', async () => {
    const stopping = new AbortController();
    const waiting = whenItAnswers(new Away(away), logger, stopping.signal);
    stopping.abort();
    await waiting;
  });

  it('does not wait for what will not change', async () => {
    const store = new Away(() => Promise.reject(new Error('the table is gone')));
    await expect(whenItAnswers(store, logger, new AbortController().signal)).rejects.toThrow('the table is gone');
  });
});
