import { credentials, makeGenericClientConstructor, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  jsonEvent,
  KurrentDBClient,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@kurrent/kurrentdb-client';
import { NotAllowed, Unavailable } from '@wordslab/contracts/core';
import { MemoryEventStore } from '@wordslab/eventstore';
import { collect } from '@wordslab/eventstore/testing';
import { type Front, startFront } from './front.js';
import { ServerFeaturesService } from './generated/server-features.js';

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});
const serve = async (store: MemoryEventStore, deletable: boolean): Promise<[Front, KurrentDBClient]> => {
  const front = await startFront({ store, port: 0, deletable });
  const client = KurrentDBClient.connectionString(front.url);
  closing.push(
    () => store.close(),
    () => front.close(),
    () => client.dispose(),
  );
  return [front, client];
};
const happened = jsonEvent({ type: 'thing.happened', data: {} });

describe('a front over a store that others write too, as a stage’s', () => {
  let front: Front;
  let client: KurrentDBClient;
  beforeAll(async () => {
    [front, client] = await serve(new MemoryEventStore(), false);
  });

  test('appends and reads under the store’s own rules for names', async () => {
    await client.appendToStream('dataset-1', happened);
    expect(await collect(client.readStream('dataset-1'))).toHaveLength(1);
    await expect(client.appendToStream('Any Name', happened)).rejects.toThrow(/not a stream's name/);
  });

  test('never deletes: unimplemented, and not among what it supports', async () => {
    for (const remove of [client.deleteStream, client.tombstoneStream])
      await expect(remove.call(client, 'dataset-1')).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    await expect(client.setStreamMetadata('dataset-1', { maxCount: 1 })).rejects.toThrow(/not a stream's name/);
    expect(await collect(client.readStream('dataset-1'))).toHaveLength(1);
    expect(await supported(front)).toEqual([
      '/event_store.client.streams.streams/read',
      '/event_store.client.streams.streams/append',
      '/event_store.client.streams.streams/batchappend',
      '/kurrentdb.protocol.v2.streams.streamsservice/appendsession',
      '/kurrentdb.protocol.v2.streams.streamsservice/appendrecords',
    ]);
  });

  test('is found by gossip', async () => {
    const discovering = KurrentDBClient.connectionString(front.url.replace('kurrentdb:', 'kurrentdb+discover:'));
    await discovering.appendToStream('dataset-2', happened);
    expect(await collect(discovering.readStream('dataset-2'))).toHaveLength(1);
    await discovering.dispose();
  });
});

describe('what the front does not have', () => {
  test('is unimplemented', async () => {
    const [, client] = await serve(new MemoryEventStore({ naming: 'free' }), true);
    await client.appendToStream('dataset-1', happened);
    const settings = persistentSubscriptionToStreamSettingsFromDefaults();
    await expect(client.createPersistentSubscriptionToStream('dataset-1', 'group', settings)).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });
});

describe('a store that refuses', () => {
  class Refusing extends MemoryEventStore {
    constructor(readonly failure: Error) {
      super({ naming: 'free' });
    }
    override append(): Promise<never> {
      return Promise.reject(this.failure);
    }
  }
  const credentialsOfAny = { username: 'any', password: 'thing' };

  test.each([
    ['not allowed', new NotAllowed('stream.not_yours', 'not yours'), 'access-denied', 'access-denied'],
    ['away', new Unavailable('eventstore.unavailable', 'away'), 'deadline-exceeded', 'unavailable'],
    ['broken', new Error('a password'), 'unknown', 'unknown'],
  ])('%s: in a batch and alone', async (_what, failure, inBatch, alone) => {
    const [, client] = await serve(new Refusing(failure), false);
    await expect(client.appendToStream('dataset-1', happened)).rejects.toMatchObject({ type: inBatch });
    const single = client.appendToStream('dataset-1', happened, { credentials: credentialsOfAny });
    await expect(single).rejects.toMatchObject({ type: alone });
    await expect(single).rejects.not.toThrow(/password/);
  });
});

const supported = async (front: Front): Promise<string[]> => {
  const Features = makeGenericClientConstructor(ServerFeaturesService, 'ServerFeatures');
  const features = new Features(`127.0.0.1:${front.port}`, credentials.createInsecure());
  const { path, requestSerialize, responseDeserialize } = ServerFeaturesService.getSupportedMethods;
  try {
    return await new Promise((resolve, reject) => {
      features.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, (error, answer) =>
        error || !answer
          ? reject(error ?? new Error('no answer'))
          : resolve(answer.methods.map(({ serviceName, methodName }) => `/${serviceName}/${methodName}`)),
      );
    });
  } finally {
    features.close();
  }
};
