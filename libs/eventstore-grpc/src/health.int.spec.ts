import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Unavailable } from '@wordslab/contracts/core';
import { MemoryEventStore } from '@wordslab/eventstore';
import { type Front, startFront } from './front.js';
import { HealthService } from './health.js';

class Fickle extends MemoryEventStore {
  isAway = false;
  override head() {
    return this.isAway ? Promise.reject(new Unavailable('eventstore.unavailable', 'away')) : super.head();
  }
}

let front: Front | undefined;
afterEach(() => front?.close());

const isServing = async ({ port }: Front): Promise<boolean> => {
  const Health = makeGenericClientConstructor(HealthService, 'Health');
  const client = new Health(`127.0.0.1:${port}`, credentials.createInsecure());
  const { path, responseDeserialize } = HealthService.check;
  try {
    return await new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        () => Buffer.alloc(0),
        responseDeserialize,
        {},
        (error, answer) => (error ? reject(error) : resolve(answer === true)),
      );
    });
  } finally {
    client.close();
  }
};

describe('the health of a front', () => {
  test('is that of its store', async () => {
    const store = new Fickle();
    front = await startFront({ store, port: 0 });
    expect(await isServing(front)).toBe(true);
    store.isAway = true;
    expect(await isServing(front)).toBe(false);
    store.isAway = false;
    expect(await isServing(front)).toBe(true);
  });
});
