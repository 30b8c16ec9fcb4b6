import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@wordslab/contracts/core';
import { type AppendOptions, MemoryEventStore, type NewEvent } from '@wordslab/eventstore';
import { snapshotLogOf } from './snapshot-log.js';

const writer = { tenant: 'acme', module: 'lifecycle' };
const data = { snapshot: 'sha256:ab', code: 'snapshot.expired', detail: 'late', peer: 'dev' };
const away = () => new Unavailable('eventstore.unavailable', 'the answer was lost');

/** Records what it is given, and loses its first answers. */
class Forgetful extends MemoryEventStore {
  constructor(private lost: number) {
    super();
  }
  override async append(stream: string, events: readonly NewEvent[], options: AppendOptions) {
    const answer = await super.append(stream, events, options);
    this.lost -= 1;
    if (this.lost >= 0) throw away();
    return answer;
  }
}
const typesIn = async (store: MemoryEventStore): Promise<string[]> => {
  const types: string[] = [];
  for await (const { type } of store.readAll()) types.push(type);
  return types;
};

describe('a fact about a snapshot', () => {
  it('whose answer is lost is said again until the store answers, and stands in the log once', async () => {
    const store = new Forgetful(2);
    await snapshotLogOf(store, writer, new AbortController().signal).append({ type: 'snapshot.refused', data });
    expect(await typesIn(store)).toEqual(['snapshot.refused']);
  });

  it('said twice stands there twice: the same words may be meant again', async () => {
    const store = new Forgetful(0);
    const log = snapshotLogOf(store, writer, new AbortController().signal);
    for (let i = 0; i < 2; i += 1) await log.append({ type: 'snapshot.refused', data });
    expect(await typesIn(store)).toHaveLength(2);
  });

  it('is given up when the process is told to stop', async () => {
    const stopping = new AbortController();
    const saying = snapshotLogOf(new Forgetful(Infinity), writer, stopping.signal).append({
      type: 'snapshot.refused',
      data,
    });
    stopping.abort();
    await expect(saying).rejects.toMatchObject({ code: 'eventstore.unavailable' });
  });
});
