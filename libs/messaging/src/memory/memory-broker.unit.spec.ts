import { describe, expect, test } from '@jest/globals';
import { brokerContract, consumeSome } from '../testing/broker-contract.js';
import type { BrokerStatus } from '../broker.js';
import { linkStreams } from '../link-streams.js';
import { MemoryBroker } from './memory-broker.js';
import { MemoryNetwork } from './memory-network.js';

brokerContract('MemoryBroker', async () => {
  const network = new MemoryNetwork();
  return {
    hub: new MemoryBroker(network),
    stage: new MemoryBroker(network),
    domain: 'hub',
    wipe: async () => network.wipe(),
    connectStage: async () => new MemoryBroker(network),
    connectHub: async () => new MemoryBroker(network),
    dispose: async () => undefined,
  };
});

describe('the faults of a MemoryNetwork', () => {
  const start = async () => {
    const network = new MemoryNetwork();
    const [hub, stage] = [new MemoryBroker(network), new MemoryBroker(network)];
    await hub.ensureStreams(linkStreams('acme', 'dev'));
    const send = async (...values: number[]): Promise<void> => {
      for (const value of values) await stage.publish('wl.acme.dev.feed', Uint8Array.of(value), { stream: 'FROM_DEV' });
    };
    const receive = async (count: number) => (await consumeSome(hub, 'FROM_DEV', count)).map((m) => m.data[0]);
    return { network, stage, send, receive };
  };

  test('drop: acknowledged and lost', async () => {
    const { network, send, receive } = await start();
    network.faults = { copies: (_subject, data) => (data[0] === 2 ? 0 : 1) };
    await send(1, 2, 3);
    expect(await receive(2)).toEqual([1, 3]);
  });

  test('duplicate', async () => {
    const { network, send, receive } = await start();
    network.faults = { copies: () => 2 };
    await send(1, 2);
    expect(await receive(4)).toEqual([1, 1, 2, 2]);
  });

  test('reorder', async () => {
    const { network, send, receive } = await start();
    network.faults = { overtakes: (_subject, data) => data[0] === 3 };
    await send(1, 2, 3);
    expect(await receive(3)).toEqual([1, 3, 2]);
  });

  test('a cut network: unavailable, and what waits arrives afterwards', async () => {
    const { network, stage, send, receive } = await start();
    const statuses: BrokerStatus[] = [];
    const stop = stage.onStatus((status) => statuses.push(status));
    await send(1);
    network.setUp(false);
    await expect(send(2)).rejects.toMatchObject({ code: 'broker.unavailable' });
    const received = receive(1);
    network.setUp(true);
    expect(await received).toEqual([1]);
    expect(statuses).toEqual(['connected', 'disconnected', 'connected']);
    stop();
    network.setUp(false);
    expect(statuses).toHaveLength(3);
  });
});

describe('linkStreams', () => {
  test('names what the link of a stage variant needs', () => {
    expect(linkStreams('acme', 'prod-eu').map(({ name, subjects }) => [name, ...subjects])).toEqual([
      ['FROM_PROD_EU', 'wl.acme.prod-eu.feed'],
      ['CHUNKS_PROD_EU', 'wl.acme.prod-eu.chunk.*'],
      ['TO_PROD_EU', 'wl.acme.prod-eu.down'],
      ['TO_PROD_EU_CHUNKS', 'wl.acme.prod-eu.downchunk.*'],
    ]);
  });
});
