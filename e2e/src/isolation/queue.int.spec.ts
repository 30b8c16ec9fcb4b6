import { connect, createInbox, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, startTemporaryNats, type TemporaryNats } from '@wordslab/messaging/testing/nats';
import { NatsBroker, workQueue } from '@wordslab/messaging';
import { defaultTenantPlan, hubConfig, hubOf, leafConfig, QUEUE, queueInbox, stagesOf } from '@wordslab/topology';

const plan = defaultTenantPlan('acme', 'Acme');
const stages = stagesOf(plan);
const train = stages.find((stage) => stage.name === 'train');
if (!train) throw new Error('the default plan has a Train');

/** Train's service has a queue at the server that also carries the link; it must reach nothing of the link. */
describe("a stage's queue beside its link", () => {
  let hub: TemporaryNats;
  let leaf: TemporaryNats;
  let service: NatsConnection;
  let shipper: NatsConnection;
  let lifecycle: NatsConnection;

  beforeAll(async () => {
    const leafPort = await freePort();
    hub = await startTemporaryNats(({ port, storeDir }) =>
      hubConfig({
        module: hubOf(plan),
        listen: `127.0.0.1:${port}`,
        leafListen: `127.0.0.1:${leafPort}`,
        storeDir,
        systemPassword: 'sys',
        stages: stages.map((stage) => ({ stage, leafPassword: 'leaf', hubPassword: 'hub' })),
      }),
    );
    leaf = await startTemporaryNats(({ port, storeDir }) =>
      leafConfig({
        module: train,
        listen: `127.0.0.1:${port}`,
        hub: `127.0.0.1:${leafPort}`,
        leafPassword: 'leaf',
        shipperPassword: 'ship',
        queue: { storeDir, servicePassword: 'work' },
      }),
    );
    await hub.logged(/Leafnode connection created/);
    service = await connect({ servers: leaf.url, user: 'service', pass: 'work', inboxPrefix: queueInbox });
    shipper = await connect({ servers: leaf.url, user: 'shipper', pass: 'ship', inboxPrefix: '_INBOX_train' });
    lifecycle = await connect({ servers: hub.url, user: 'lc-train', pass: 'hub' });
    const owner = await NatsBroker.connect({
      url: leaf.url,
      user: 'service',
      password: 'work',
      inboxPrefix: queueInbox,
    });
    await owner.ensureStreams([workQueue({ name: QUEUE.stream, ...QUEUE, concurrency: 1 })]);
    await owner.publish(QUEUE.subject, Buffer.from('run'), { stream: QUEUE.stream, domain: 'local' });
    await owner.close();
  });
  afterAll(async () => {
    await Promise.all([service.close(), shipper.close(), lifecycle.close()]);
    await leaf.stop();
    await hub.stop();
  });

  const ask = (connection: NatsConnection, subject: string, inbox?: string): Promise<string> =>
    connection.request(subject, '', { timeout: 500, noMux: true, reply: createInbox(inbox) }).then(
      (answer) => answer.string(),
      (error: unknown) => `refused: ${String(error)}`,
    );

  it('is made by the service, with the rights that it has: the control of what is below', async () => {
    expect(await ask(service, `$JS.API.STREAM.INFO.${QUEUE.stream}`, queueInbox)).toContain('"messages":1');
  });

  it.each(['wl.acme.train.feed', 'wl.acme.train.chunk.x', 'wl.acme.dev.feed'])(
    'lets the service publish nothing on %s',
    async (subject) => {
      const heard: string[] = [];
      const everything = lifecycle.subscribe('>', { callback: (_, message) => void heard.push(message.subject) });
      await lifecycle.flush();
      service.publish(subject, 'forged');
      await service.flush();
      shipper.publish('wl.acme.train.chunk.control', 'real');
      for (let i = 0; i < 200 && !heard.includes('wl.acme.train.chunk.control'); i += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      everything.unsubscribe();
      expect(heard).toContain('wl.acme.train.chunk.control');
      expect(heard).not.toContain(subject);
    },
  );

  it.each([
    ['$JS.hub.API.INFO', 'ask the hub about its streams'],
    ['$JS.hub.API.CONSUMER.MSG.NEXT.TO_TRAIN.shipper', "take the link's messages"],
    [`$JS.API.STREAM.DELETE.${QUEUE.stream}`, 'delete its queue'],
    [`$JS.API.STREAM.PURGE.${QUEUE.stream}`, 'empty its queue'],
    ['$JS.API.STREAM.CREATE.FROM_TRAIN', 'make a stream that answers for the hub'],
    ['$JS.API.STREAM.NAMES', 'list streams'],
  ])('refuses the service %s', async (subject) => {
    expect(await ask(service, subject, queueInbox)).toMatch(/^refused/);
  });

  it('lets the service hear nothing of the link', async () => {
    const heard: string[] = [];
    service.subscribe('wl.>', { callback: (error, message) => void heard.push(error ? 'refused' : message.subject) });
    await service.flush();
    shipper.publish('wl.acme.train.chunk.secret', 'x');
    await shipper.flush();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.filter((subject) => subject !== 'refused')).toEqual([]);
  });

  it.each([
    `$JS.API.STREAM.INFO.${QUEUE.stream}`,
    `$JS.local.API.STREAM.INFO.${QUEUE.stream}`,
    `$JS.local.API.STREAM.DELETE.${QUEUE.stream}`,
  ])('is not reached by the shipper or from the hub: %s', async (subject) => {
    for (const [who, inbox] of [
      [shipper, '_INBOX_train'],
      [lifecycle, undefined],
    ] as const) {
      const answer = await ask(who, subject, inbox);
      expect(answer).not.toMatch(/"config"|"success":true/);
    }
    expect(await ask(service, `$JS.API.STREAM.INFO.${QUEUE.stream}`, queueInbox)).toContain('"messages":1');
  });
});
