import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrokerStatus } from '../broker.js';
import { linkStreams } from '../link-streams.js';
import { brokerContract, consumeSome, until } from '../testing/broker-contract.js';
import { freePort, startTemporaryNats } from '../testing/temporary-nats.js';
import { NatsBroker } from './nats-broker.js';
import { refuseDifference } from './nats-streams.js';

// The configuration of a hub and a stage that dials it, with the rights that a stage has there.
const DURABLES = ['TO_DEV', 'TO_DEV_CHUNKS'];
const allowed = [
  'wl.acme.dev.feed',
  'wl.acme.dev.chunk.*',
  ...DURABLES.map((stream) => `$JS.hub.API.CONSUMER.MSG.NEXT.${stream}.shipper`),
  ...DURABLES.flatMap((stream) => [`$JS.ACK.${stream}.shipper.>`, `$JS.ACK.hub.*.${stream}.shipper.>`]),
];
const hubConfig = (leafPort: number) => (place: { port: number; storeDir: string }) => `
server_name: acme-lifecycle
listen: "127.0.0.1:${place.port}"
max_payload: 1MB
jetstream { store_dir: ${JSON.stringify(place.storeDir)}, domain: hub, max_mem: 64MB, max_file: 1GB }
leafnodes { listen: "127.0.0.1:${leafPort}" }
accounts {
  acme_dev { jetstream: enabled, users: [
    { user: lc-dev, password: hub }
    { user: leaf-dev, password: leaf, allowed_connection_types: ["LEAFNODE"], permissions: {
      publish: { allow: ${JSON.stringify(allowed)} }, subscribe: { allow: ["_INBOX_dev.>"] } } } ] }
}`;
const stageConfig = (leafPort: number, jetstream: string) => (place: { port: number; storeDir: string }) => `
server_name: acme-dev
listen: "127.0.0.1:${place.port}"
max_payload: 1MB
${jetstream && `jetstream { store_dir: ${JSON.stringify(place.storeDir)}, domain: dev, max_file: 100MB }`}
accounts { STAGE { ${jetstream} users: [ { user: shipper, password: stage } ] } }
leafnodes { reconnect: 1, remotes: [ { url: "nats://leaf-dev:leaf@127.0.0.1:${leafPort}", account: STAGE } ] }`;

const connectHub = (url: string) =>
  NatsBroker.connect({ url, user: 'lc-dev', password: 'hub', inboxPrefix: '_INBOX_lifecycle', timeoutMs: 2000 });
const connectStage = (url: string) =>
  NatsBroker.connect({
    url,
    user: 'shipper',
    password: 'stage',
    inboxPrefix: '_INBOX_dev',
    domain: 'hub',
    timeoutMs: 2000,
  });

const startPair = async (jetstream = '') => {
  const leafPort = await freePort();
  const hub = await startTemporaryNats(hubConfig(leafPort));
  const stage = await startTemporaryNats(stageConfig(leafPort, jetstream));
  await hub.logged(/Leafnode connection created/);
  const admin = await connect({ servers: hub.url, user: 'lc-dev', pass: 'hub', reconnectTimeWait: 100 });
  const stop = async (): Promise<void> => {
    await admin.close();
    await stage.stop();
    await hub.stop();
  };
  return { hub, stage, admin, stop };
};

const wipe = async (admin: NatsConnection): Promise<void> => {
  const manager = await jetstreamManager(admin, { checkAPI: false });
  for await (const { config } of manager.streams.list()) await manager.streams.delete(config.name);
};

brokerContract('NatsBroker', async () => {
  const pair = await startPair();
  const [hub, stage] = [await connectHub(pair.hub.url), await connectStage(pair.stage.url)];
  return {
    hub,
    stage,
    domain: 'hub',
    wipe: () => wipe(pair.admin),
    connectStage: () => connectStage(pair.stage.url),
    connectHub: () => connectHub(pair.hub.url),
    dispose: async () => {
      await hub.close();
      await stage.close();
      await pair.stop();
    },
  };
});

describe('NatsBroker on real servers', () => {
  let pair: Awaited<ReturnType<typeof startPair>>;
  let hub: NatsBroker;
  let stage: NatsBroker;
  beforeAll(async () => {
    pair = await startPair('jetstream: enabled,');
    hub = await connectHub(pair.hub.url);
    stage = await connectStage(pair.stage.url);
    await hub.ensureStreams(linkStreams('acme', 'dev'));
  });
  afterAll(async () => {
    await hub.close();
    await stage.close();
    await pair.stop();
  });
  const send = (value: number) =>
    stage.publish('wl.acme.dev.feed', Uint8Array.of(value), { stream: 'FROM_DEV', domain: 'hub' });

  test('tells the server’s version', () => {
    expect(stage.server).toEqual({ name: 'acme-dev', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  test('rides out a hub that was killed: unavailable meanwhile, then all arrives', async () => {
    const statuses: BrokerStatus[] = [];
    hub.onStatus((status) => statuses.push(status));
    const seen = new Set<number | undefined>();
    const all = new AbortController();
    const consuming = consumeSome(hub, 'FROM_DEV', Number.POSITIVE_INFINITY, {
      signal: all.signal,
      handler: async ({ data }) => void seen.add(data[0]),
    });
    await send(1);
    await until(() => seen.has(1));
    await pair.hub.kill();
    await until(() => statuses.at(-1) === 'disconnected');
    const unavailable = { kind: 'Unavailable', code: 'broker.unavailable' };
    await expect(send(2)).rejects.toMatchObject(unavailable);
    await expect(hub.publish('wl.acme.dev.down', Uint8Array.of(2), { stream: 'TO_DEV' })).rejects.toMatchObject(
      unavailable,
    );
    await pair.hub.start();
    await pair.hub.logged(/Leafnode connection created/);
    await eventually(() => send(3));
    await until(() => seen.has(3));
    all.abort();
    await consuming;
    expect(statuses).toEqual(['connected', 'disconnected', 'connected']);
  });

  test('a local stream that takes the hub’s place is noticed', async () => {
    const local = await connect({ servers: pair.stage.url, user: 'shipper', pass: 'stage' });
    const manager = await jetstreamManager(local, { checkAPI: false });
    await manager.streams.add({ name: 'FROM_DEV', subjects: ['wl.acme.dev.feed'] });
    // With both there, either may answer first.
    await wipe(pair.admin);
    await expect(send(4)).rejects.toMatchObject({
      code: 'broker.wrong_stream',
      details: { actual: { stream: 'FROM_DEV', domain: 'dev' } },
    });
    await manager.streams.delete('FROM_DEV');
    await local.close();
    await hub.ensureStreams(linkStreams('acme', 'dev'));
  });

  test('a handler that takes longer than the acknowledgement’s time is not called twice', async () => {
    await send(5);
    const deliveries: number[] = [];
    await consumeSome(hub, 'FROM_DEV', 1, {
      handler: async (message) => {
        deliveries.push(message.deliveries);
        await new Promise((resolve) => setTimeout(resolve, 4500));
      },
    });
    await send(6);
    const [next] = await consumeSome(hub, 'FROM_DEV', 1);
    expect([...deliveries, next?.data[0]]).toEqual([1, 6]);
  });

  test('a stage may not make streams at the hub', async () => {
    await expect(stage.ensureStreams(linkStreams('acme', 'dev'))).rejects.toMatchObject({ code: 'broker.unavailable' });
  });

  test.each([
    ['$JS.hub.API.INFO', ''],
    ['$JS.hub.API.STREAM.NAMES', ''],
    ['$JS.hub.API.STREAM.INFO.TO_DEV', ''],
    ['$JS.hub.API.STREAM.PURGE.TO_DEV', ''],
    ['$JS.hub.API.STREAM.DELETE.TO_DEV', ''],
    ['$JS.hub.API.STREAM.MSG.GET.TO_DEV', '{"seq":1}'],
    ['$JS.hub.API.STREAM.CREATE.OTHER', '{"name":"OTHER","subjects":["x"]}'],
    ['$JS.hub.API.CONSUMER.INFO.TO_DEV.shipper', ''],
    ['$JS.hub.API.CONSUMER.DELETE.TO_DEV.shipper', ''],
    ['$JS.hub.API.CONSUMER.DURABLE.CREATE.TO_DEV.other', '{"stream_name":"TO_DEV","config":{"durable_name":"other"}}'],
    ['$JS.hub.API.CONSUMER.MSG.NEXT.FROM_DEV.shipper', '1'],
    ['$JS.hub.API.CONSUMER.MSG.NEXT.TO_TRAIN.shipper', '1'],
    ['wl.acme.dev.down', 'x'],
    ['wl.acme.dev.downchunk.abc', 'x'],
    ['wl.acme.train.feed', 'x'],
  ])('a stage gets no answer to %s', async (subject, payload) => {
    const options = { servers: pair.stage.url, user: 'shipper', pass: 'stage', inboxPrefix: '_INBOX_dev' };
    const raw = await connect(options);
    // The control: the same connection is answered where it has the right.
    const answer = await raw.request('wl.acme.dev.chunk.x', '', { timeout: 1000 });
    expect(answer.json()).toMatchObject({ stream: 'CHUNKS_DEV' });
    await expect(raw.request(subject, payload, { timeout: 300 })).rejects.toThrow();
    await raw.close();
    await hub.ensureStreams(linkStreams('acme', 'dev'));
    const manager = await jetstreamManager(pair.admin, { checkAPI: false });
    expect((await manager.streams.info('TO_DEV')).state.messages).toBe(0);
  });

  test('nothing listens there: unavailable', async () => {
    await expect(connectHub('nats://127.0.0.1:1')).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'broker.unavailable',
    });
  });

  test('a wrong password, and the leaf’s own as a client: not authenticated', async () => {
    const refused = { kind: 'NotAuthenticated', code: 'broker.not_authenticated' };
    const options = { url: pair.hub.url, inboxPrefix: '_INBOX_dev' };
    await expect(NatsBroker.connect({ ...options, user: 'lc-dev', password: 'wrong' })).rejects.toMatchObject(refused);
    await expect(NatsBroker.connect({ ...options, user: 'leaf-dev', password: 'leaf' })).rejects.toMatchObject(refused);
  });
});

test('a difference between what was asked for and what was made is named', () => {
  expect(() =>
    refuseDifference('stream X', { max_bytes: 1, discard: 'new' }, { max_bytes: -1, discard: 'new' }),
  ).toThrow(
    expect.objectContaining({
      code: 'broker.stream_differs',
      message: 'the broker made stream X other than asked for: max_bytes is -1, not 1',
    }),
  );
});

/** Repeats what a link that is coming back may still refuse. */
const eventually = async (action: () => Promise<void>): Promise<void> => {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      expect(error).toMatchObject({ code: 'broker.unavailable' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};
