import { randomUUID } from 'node:crypto';
import { Client, credentials, type MethodDefinition, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MemoryEventStore } from '@wordslab/eventstore';
import { collect } from '@wordslab/eventstore/testing';
import { toUuid } from './codec/uuids.js';
import { toIdentifier } from './codec/wire-events.js';
import { type Front, startFront } from './front.js';
import {
  type AppendReq,
  type AppendResp,
  type BatchAppendReq,
  type BatchAppendResp,
  type ProposedMessage,
  type ReadReq,
  ReadReq_Direction,
  type ReadResp,
  StreamsService,
} from './generated/streams.js';

// What other official clients send, and what none of them does.
let store: MemoryEventStore;
let front: Front;
let client: Client;
beforeAll(async () => {
  store = new MemoryEventStore({ naming: 'free' });
  front = await startFront({ store, port: 0, deletable: true });
  client = new Client(`127.0.0.1:${front.port}`, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await front.close();
  await store.close();
});

const proposed = (id: string, metadata: Record<string, string> = { type: 'Sent' }): ProposedMessage => ({
  id: toUuid(id, 'structured'),
  metadata,
  data: Buffer.from('{ "spaced": 1 }'),
  customMetadata: Buffer.alloc(0),
});
const any = { $case: 'any', value: {} } as const;

const append = (stream: string, message: ProposedMessage): Promise<AppendResp> =>
  new Promise((resolve, reject) => {
    const { path, requestSerialize, responseDeserialize }: MethodDefinition<AppendReq, AppendResp> =
      StreamsService.append;
    const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, (error, answer) =>
      error || !answer ? reject(error ?? new Error('no answer')) : resolve(answer),
    );
    call.on('error', () => undefined);
    const options = { streamIdentifier: toIdentifier(stream), expected: any };
    call.write({ content: { $case: 'options', value: options } });
    call.write({ content: { $case: 'proposedMessage', value: message } });
    call.end();
  });

const read = (options: Partial<NonNullable<ReadReq['options']>>): Promise<ReadResp[]> => {
  const { path, requestSerialize, responseDeserialize }: MethodDefinition<ReadReq, ReadResp> = StreamsService.read;
  const request: ReadReq = {
    options: {
      source: { $case: 'all', value: { from: { $case: 'start', value: {} } } },
      readDirection: ReadReq_Direction.FORWARDS,
      resolveLinks: false,
      amount: { $case: 'count', value: 100n },
      filtering: { $case: 'noFilter', value: {} },
      uuidOption: { content: { $case: 'structured', value: {} } },
      ...options,
    },
  };
  return collect(client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request));
};
const fromStream = (stream: string) => ({
  $case: 'stream' as const,
  value: { streamIdentifier: toIdentifier(stream), from: undefined },
});

/** Sends parts over one call; comes back with the answers when the call has ended. */
const batch = (parts: readonly Partial<BatchAppendReq>[]): Promise<BatchAppendResp[]> => {
  const { path, requestSerialize, responseDeserialize }: MethodDefinition<BatchAppendReq, BatchAppendResp> =
    StreamsService.batchAppend;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  for (const part of parts)
    call.write({
      correlationId: toUuid(randomUUID(), 'string'),
      options: undefined,
      proposedMessages: [],
      isFinal: true,
      ...part,
    });
  call.end();
  return collect(call);
};
const optionsOf = (stream: string, seconds?: bigint): BatchAppendReq['options'] => ({
  streamIdentifier: toIdentifier(stream),
  expected: any,
  until: seconds === undefined ? undefined : { $case: 'deadline21100', value: { seconds, nanos: 0 } },
});

describe('ids as two numbers', () => {
  test.each(['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff', randomUUID()])(
    '%s comes back as it went, with the bytes of its event',
    async (id) => {
      const stream = `structured_${id}`;
      await append(stream, proposed(id));
      const [answer] = await read({ source: fromStream(stream) });
      expect(answer?.content).toMatchObject({
        $case: 'event',
        value: {
          event: {
            id: toUuid(id, 'structured'),
            data: Buffer.from('{ "spaced": 1 }'),
            customMetadata: Buffer.alloc(0),
          },
        },
      });
      expect(await collect(store.readStream(stream))).toMatchObject([{ id, data: { spaced: 1 } }]);
    },
  );
});

describe('what does not follow the protocol', () => {
  const invalid = { code: status.INVALID_ARGUMENT };

  test('an event without its type, and one without an id', async () => {
    await expect(append('s', proposed(randomUUID(), {}))).rejects.toMatchObject(invalid);
    await expect(append('s', { ...proposed(randomUUID()), id: undefined })).rejects.toMatchObject(invalid);
    await expect(append('', proposed(randomUUID()))).rejects.toMatchObject(invalid);
  });

  test('a filtered stream, a subscription backwards, a read of nothing', async () => {
    const filter = {
      $case: 'filter' as const,
      value: {
        on: { $case: 'eventType' as const, value: { regex: '', prefix: ['a'] } },
        window: undefined,
        checkpointIntervalMultiplier: 1,
      },
    };
    await expect(read({ source: fromStream('s'), filtering: filter })).rejects.toMatchObject(invalid);
    const amount = { $case: 'subscription' as const, value: {} };
    await expect(read({ amount, readDirection: ReadReq_Direction.BACKWARDS })).rejects.toMatchObject(invalid);
    await expect(read({ source: undefined })).rejects.toMatchObject(invalid);
  });
});

describe('a batch append', () => {
  test('of which one part is bad answers that one alone', async () => {
    const answers = await batch([
      { options: optionsOf('batch_1'), proposedMessages: [proposed(randomUUID())] },
      { options: optionsOf('batch_2'), proposedMessages: [proposed(randomUUID(), {})] },
    ]);
    expect(answers.map(({ result }) => result?.$case).sort()).toEqual(['error', 'success']);
    const refused = answers.find(({ result }) => result?.$case === 'error');
    expect(refused?.result?.value).toMatchObject({ details: { typeUrl: expect.stringMatching(/BadRequest$/) } });
  });

  test('whose deadline is over is not begun', async () => {
    const part = { options: optionsOf('late', 1n), proposedMessages: [proposed(randomUUID())] };
    const [answer] = await batch([part]);
    expect(answer?.result?.value).toMatchObject({ details: { typeUrl: expect.stringMatching(/Timeout$/) } });
    await expect(collect(store.readStream('late'))).rejects.toMatchObject({ code: 'stream.not_found' });
  });

  test('begun too often without being finished ends the call', async () => {
    const begun = Array.from({ length: 600 }, () => ({ options: optionsOf('begun'), isFinal: false }));
    await expect(batch(begun)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });
});
