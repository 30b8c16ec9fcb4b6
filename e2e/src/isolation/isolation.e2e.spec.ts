import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { TemporaryNats } from '@wordslab/messaging/testing/nats';
import { connect, createInbox, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { RunningHome } from '../testing/running-home.js';
import { sleep, until } from '../testing/until.js';
import { type Attempt, otherRequests, publications, streamRequests, subscriptions } from './attempts.js';
import { allowed, forbidden, otherDatabases, outcomeOf, ownDatabase, roles } from './databases.js';
import { apiOf, connectAsHub, connectToRogue, hubAddress, leafCredentials, startRogueLeaf } from './hub.js';

jest.setTimeout(120_000);

const home = new RunningHome();
beforeAll(async () => {
  await home.up();
  await home.requestTenant();
  await home.tenantReady();
  const { nats } = JSON.parse(readFileSync(home.layout.markerFile, 'utf8'));
  process.env['WORDSLAB_NATS_SERVER'] ??= nats.program;
});
afterAll(() => home.purge());

const refused: string[] = [];
const tell = (name: string, how: string): void => void refused.push(`  ${name.padEnd(48)} ${how}`);

describe("a stage's leaf credentials at the hub", () => {
  const SCRATCH = 'SCRATCH';
  let rogue: TemporaryNats;
  let stage: NatsConnection;
  let hub: Readonly<Record<'dev' | 'train', NatsConnection>>;
  let before: unknown;

  const ask = (connection: NatsConnection, { subject, payload }: Attempt, timeout: number): Promise<Msg> =>
    connection.request(subject, payload === undefined ? '' : JSON.stringify(payload), {
      timeout,
      noMux: true,
      reply: createInbox(connection === stage ? '_INBOX_dev' : undefined),
    });
  const streams = async (): Promise<unknown> => {
    const answer = await hub.dev.request(apiOf('STREAM.LIST'), '');
    const { streams: list }: { streams: { config: { name: string }; created: string; state: object }[] } =
      answer.json();
    const real = list.filter(({ config }) => ![SCRATCH, 'MINE'].includes(config.name));
    return real.map(({ config, created, state }) => ({
      config,
      created,
      consumers: Reflect.get(state, 'consumer_count'),
    }));
  };

  beforeAll(async () => {
    rogue = await startRogueLeaf(home, leafCredentials(home, 'dev'));
    stage = await connectToRogue(rogue);
    hub = { dev: await connectAsHub(home, 'dev'), train: await connectAsHub(home, 'train') };
    const scratch = { name: SCRATCH, subjects: [`${SCRATCH}.>`], storage: 'file', allow_direct: true };
    await hub.dev.request(apiOf(`STREAM.CREATE.${SCRATCH}`), JSON.stringify(scratch));
    const consumer = { stream_name: SCRATCH, config: { durable_name: 'shipper', ack_policy: 'explicit' } };
    await hub.dev.request(apiOf(`CONSUMER.DURABLE.CREATE.${SCRATCH}.shipper`), JSON.stringify(consumer));
    await hub.dev.request(`${SCRATCH}.x`, 'message');
    before = await streams();
  });
  afterAll(async () => {
    await Promise.all([stage.close(), hub.dev.close(), hub.train.close()]);
    await rogue.stop();
  });

  it('are good for what sync needs: the control of everything below', async () => {
    const shipped = await until(
      'the leaf is connected',
      async () => {
        const answer = await stage.request('wl.acme.dev.chunk.probe', 'x', { timeout: 500 }).catch(() => null);
        return answer !== null && JSON.stringify(answer.json()).includes('CHUNKS_DEV');
      },
      10_000,
    );
    expect(shipped).toBeUndefined();
    const pulled = await ask(
      stage,
      { name: '', subject: apiOf('CONSUMER.MSG.NEXT.TO_DEV_CHUNKS.shipper'), payload: { batch: 1, no_wait: true } },
      2_000,
    );
    expect(pulled.headers?.code).toBe(404); // no messages: the hub answered
    const heard: string[] = [];
    stage.subscribe('_INBOX_dev.control', { callback: (_, message) => void heard.push(message.string()) });
    await stage.flush();
    await until(
      'its own inbox is heard',
      async () => {
        hub.dev.publish('_INBOX_dev.control', 'hello');
        await sleep(20);
        return heard.includes('hello');
      },
      5_000,
    );
  });

  describe.each([SCRATCH, 'TO_DEV'])('requests about stream %s', (stream) => {
    it.each(streamRequests(stream))('$name: refused', async (attempt) => {
      const how = await ask(stage, attempt, 250).then(
        (answer) => `ANSWERED: ${answer.string()}`,
        (error: unknown) => String(error),
      );
      tell(`${attempt.name} (${stream})`, how);
      expect(how).toMatch(/no responders|timeout/i);
    });
  });

  it.each(streamRequests(SCRATCH))(
    '$name: answered to the hub itself, so the request is a good one',
    async (attempt) => {
      const answer = await ask(hub.dev, attempt, 2_000);
      expect(answer.string()).not.toMatch(/"error"/);
    },
  );

  it.each(otherRequests)('$name: refused', async (attempt) => {
    const how = await ask(stage, attempt, 250).then(
      (answer) => `ANSWERED: ${answer.string()}`,
      (error: unknown) => String(error),
    );
    tell(attempt.name, how);
    expect(how).toMatch(/no responders|timeout/i);
  });

  it.each(publications)('$name: does not arrive', async ({ name, subject }) => {
    const seen: string[] = [];
    const everywhere = [hub.dev, hub.train].map((connection) =>
      connection.subscribe('>', { callback: (_, message) => void seen.push(`${message.subject} ${message.string()}`) }),
    );
    await Promise.all([hub.dev.flush(), hub.train.flush()]);
    stage.publish(subject, 'marked');
    // The one that may arrive is published last, and arrives: so would the one before it.
    stage.publish('wl.acme.dev.chunk.marked', 'marked');
    await until('what may arrive arrives', async () => seen.includes('wl.acme.dev.chunk.marked marked'), 5_000);
    for (const subscription of everywhere) subscription.unsubscribe();
    tell(name, 'did not arrive');
    // Once as it was published, once as the stream hands it to Lifecycle's shipper.
    const arrived = new Set(seen.filter((line) => line.endsWith(' marked')));
    expect([...arrived]).toEqual(['wl.acme.dev.chunk.marked marked']);
  });

  it.each(subscriptions)('$name: nothing is heard', async ({ name, subject, sample, account }) => {
    const heard: string[] = [];
    const control: string[] = [];
    const eager = stage.subscribe(subject, { callback: (_, message) => void heard.push(message.string()) });
    const own = hub[account].subscribe(subject, { callback: (_, message) => void control.push(message.string()) });
    await Promise.all([stage.flush(), hub[account].flush()]);
    await sleep(150);
    hub[account].publish(sample, 'secret');
    await until('the hub hears it itself', async () => control.includes('secret'), 5_000);
    await sleep(150);
    eager.unsubscribe();
    own.unsubscribe();
    tell(name, 'nothing heard');
    expect(heard).not.toContain('secret');
  });

  it('they are no client', async () => {
    const servers = hubAddress(home);
    await expect(connect({ servers, ...leafCredentials(home, 'dev'), reconnect: false })).rejects.toThrow(
      /authorization/i,
    );
    tell('be a client with its password', 'authorization violation');
    await connectAsHub(home, 'dev').then((control) => control.close());
  });

  it.each([
    ["be another stage's leaf", () => ({ ...leafCredentials(home, 'train'), pass: leafCredentials(home, 'dev').pass })],
    ['be a leaf with a wrong password', () => ({ ...leafCredentials(home, 'dev'), pass: 'wrong' })],
    ["be a leaf as Lifecycle's user of the account", () => ({ ...leafCredentials(home, 'dev'), user: 'lc-dev' })],
  ])('cannot %s', async (name, credentials) => {
    const other = await startRogueLeaf(home, credentials());
    try {
      await other.logged(/authorization violation|authentication/i);
      tell(name, 'authorization violation');
    } finally {
      await other.stop();
    }
  });

  it('after all of that the streams are as they were', async () => {
    expect(await streams()).toEqual(before);
  });
});

describe("a module's database roles", () => {
  it.each(allowed)('%s may: %s', async (role, sql) => {
    expect(await outcomeOf(home, role, sql)).toBe('allowed');
  });

  it.each(forbidden)('%s may not %s', async (role, name, sql) => {
    const code = await outcomeOf(home, role, sql);
    tell(`${role}: ${name}`, `SQLSTATE ${code}`);
    expect(code).toMatch(/^(42501|WS003)$/);
  });

  it.each(roles)('%s enters its own database and no other', async (role) => {
    expect(await outcomeOf(home, role, 'SELECT 1', ownDatabase)).toBe('allowed');
    for (const database of otherDatabases) {
      const code = await outcomeOf(home, role, 'SELECT 1', database);
      tell(`${role}: enter ${database}`, `SQLSTATE ${code}`);
      expect([database, code]).toEqual([database, '42501']);
    }
  });
});

it('at least 30 things were refused', () => {
  process.stdout.write(`\n${refused.length} things refused:\n${refused.join('\n')}\n`);
  expect(refused.length).toBeGreaterThanOrEqual(30);
});
