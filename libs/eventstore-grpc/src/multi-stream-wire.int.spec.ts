import { credentials, makeGenericClientConstructor, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANY,
  binaryEvent,
  KurrentDBClient,
  TransactionMaxSizeExceededError,
  UnsupportedError,
} from '@kurrent/kurrentdb-client';
import { type EventStore, MemoryEventStore } from '@wordslab/eventstore';
import { collect, freshStream } from '@wordslab/eventstore/testing';
import { type Front, startFront } from './front.js';
import {
  AppendRecordSizeExceededErrorDetails,
  StreamAlreadyInAppendSessionErrorDetails,
} from './generated/errors-v2.js';
import { Status } from './generated/shared.js';
import {
  type AppendRecord,
  type AppendRecordsRequest,
  type AppendRequest,
  SchemaFormat,
  StreamsServiceService,
} from './generated/streams-v2.js';

let front: Front;
let client: KurrentDBClient;
const store = new MemoryEventStore({ naming: 'free' });
beforeAll(async () => {
  front = await startFront({ store, port: 0, deletable: true });
  client = KurrentDBClient.connectionString(front.url);
});
afterAll(async () => {
  await client.dispose();
  await front.close();
  await store.close();
});

const countOf = async (stream: string): Promise<number> =>
  (await collect(client.readStream(stream)).catch(() => [])).length;
const refusal = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('refusals on the wire', () => {
  const raw = () =>
    new (makeGenericClientConstructor(StreamsServiceService, 'StreamsService'))(
      front.url.replace(/.*\/\/|\?.*/g, ''),
      credentials.createInsecure(),
      { 'grpc.max_send_message_length': -1 },
    );
  const recordOf = (of: Partial<AppendRecord> = {}): AppendRecord => ({
    recordId: undefined,
    properties: {},
    schema: { format: SchemaFormat.JSON, name: 'thing.happened', id: undefined },
    data: Buffer.from('{}'),
    stream: 'dataset-raw',
    ...of,
  });
  const records = (request: AppendRecordsRequest): Promise<ServiceError | null> =>
    new Promise((resolve) => {
      const caller = raw();
      caller['appendRecords']!(request, (error: ServiceError | null) => (caller.close(), resolve(error)));
    });
  const session = (parts: readonly AppendRequest[]): Promise<ServiceError | null> =>
    new Promise((resolve) => {
      const caller = raw();
      const call = caller['appendSession']!((error: ServiceError | null) => (caller.close(), resolve(error)));
      for (const part of parts) call.write(part);
      call.end();
    });
  const part = (
    stream: string,
    of: readonly AppendRecord[] = [recordOf()],
    expectedRevision?: bigint,
  ): AppendRequest => ({
    stream,
    records: [...of],
    expectedRevision,
  });
  const detailOf = (error: ServiceError | null): Status['details'] =>
    Status.decode(error?.metadata.get('grpc-status-details-bin')[0] as Buffer).details;

  test.each<[string, () => Promise<ServiceError | null>, status]>([
    ['no records', () => records({ records: [], checks: [] }), status.INVALID_ARGUMENT],
    [
      'a record for no stream',
      () => records({ records: [recordOf({ stream: '' })], checks: [] }),
      status.INVALID_ARGUMENT,
    ],
    [
      'a record without schema',
      () => records({ records: [recordOf({ schema: undefined })], checks: [] }),
      status.INVALID_ARGUMENT,
    ],
    ['a bad id', () => records({ records: [recordOf({ recordId: 'one' })], checks: [] }), status.INVALID_ARGUMENT],
    [
      'a check of nothing',
      () => records({ records: [recordOf()], checks: [{ type: undefined }] }),
      status.INVALID_ARGUMENT,
    ],
    ['a state that is not known', () => session([part('dataset-raw', [recordOf()], -5n)]), status.INVALID_ARGUMENT],
    ['a part without records', () => session([part('dataset-raw', [])]), status.INVALID_ARGUMENT],
    ['a session of nothing', () => session([]), status.FAILED_PRECONDITION],
  ])('%s', async (_what, call, code) => {
    expect(await call()).toMatchObject({ code });
    expect(await countOf('dataset-raw')).toBe(0);
  });

  test('a stream with two parts in one session', async () => {
    const error = await session([part('dataset-twice'), part('other'), part('dataset-twice')]);
    expect(error).toMatchObject({ code: status.ABORTED });
    const detail = detailOf(error);
    expect(detail?.typeUrl).toMatch(/\.StreamAlreadyInAppendSessionErrorDetails$/);
    expect(StreamAlreadyInAppendSessionErrorDetails.decode(detail!.value)).toEqual({ stream: 'dataset-twice' });
  });

  test('more than 16 MiB: of one record, and of several together', async () => {
    const limit = 16 * 1024 * 1024;
    const data = Buffer.alloc(limit + 1, 0x20);
    const error = await session([
      part('dataset-large', [recordOf({ data, recordId: '5e8d5f7e-0000-4000-8000-000000000001' })]),
    ]);
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT });
    expect(AppendRecordSizeExceededErrorDetails.decode(detailOf(error)!.value)).toEqual({
      stream: 'dataset-large',
      recordId: '5e8d5f7e-0000-4000-8000-000000000001',
      size: limit + 3,
      maxSize: limit,
    });
    const half = binaryEvent({ type: 'large', data: Buffer.alloc(9 << 20) });
    const refused = await refusal(
      client.multiStreamAppend(
        ['a', 'b'].map((name) => ({ streamName: `dataset-${name}`, events: [half], expectedState: ANY })),
      ),
    );
    expect(refused).toBeInstanceOf(TransactionMaxSizeExceededError);
    expect(refused).toMatchObject({ maxSize: limit });
    expect(await countOf('dataset-a')).toBe(0);
  });

  test('properties may be any JSON', async () => {
    const properties: AppendRecord['properties'] = {
      number: { kind: { $case: 'numberValue', value: 1.5 } },
      flag: { kind: { $case: 'boolValue', value: false } },
      none: { kind: { $case: 'nullValue', value: 0 } },
      nested: {
        kind: {
          $case: 'structValue',
          value: {
            fields: {
              list: {
                kind: { $case: 'listValue', value: { values: [{ kind: { $case: 'stringValue', value: 'x' } }] } },
              },
            },
          },
        },
      },
    };
    const stream = freshStream();
    const schema = { format: SchemaFormat.PROTOBUF, name: 'thing', id: 'v1' };
    expect(await records({ records: [recordOf({ stream, properties, schema })], checks: [] })).toBeNull();
    expect((await collect(store.readStream(stream)))[0]?.metadata).toMatchObject({
      number: 1.5,
      flag: false,
      none: null,
      nested: { list: ['x'] },
      '$schema.format': 'Protobuf',
      '$schema.name': 'thing',
      '$schema.id': 'v1',
    });
  });
});

describe('a front over a store that appends to one stream at a time', () => {
  test('neither offers nor lists appends to several', async () => {
    // What the port asks for, without the capability.
    const plain = new Proxy<EventStore>(store, { has: (of, name) => name !== 'appendRecords' && name in of });
    const other = await startFront({ store: plain, port: 0, deletable: true });
    const asking = KurrentDBClient.connectionString(other.url);
    await expect(
      asking.appendRecords([
        { streamName: freshStream(), record: binaryEvent({ type: 'thing', data: Buffer.from('') }) },
      ]),
    ).rejects.toThrow(UnsupportedError);
    const caller = new (makeGenericClientConstructor(StreamsServiceService, 'StreamsService'))(
      other.url.replace(/.*\/\/|\?.*/g, ''),
      credentials.createInsecure(),
    );
    const error = await new Promise((resolve) => caller['appendRecords']!({ records: [], checks: [] }, resolve));
    expect(error).toMatchObject({ code: status.UNIMPLEMENTED });
    caller.close();
    await asking.dispose();
    await other.close();
  });
});
