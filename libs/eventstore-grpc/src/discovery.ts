import { randomUUID } from 'node:crypto';
import type { ClusterInfo } from './generated/gossip.js';
import type { SupportedMethods } from './generated/server-features.js';
import { StreamsService } from './generated/streams.js';

/**
 * The version of KurrentDB whose protocol for streams this is. Clients compare it; it says nothing about the rest, which
 * the list of methods does.
 */
export const PROTOCOL_VERSION = '24.10.0';

/** What clients may call. They compare names in lower case. */
export const supportedMethods = (deletable: boolean): SupportedMethods => {
  const offered = Object.values(StreamsService).filter(({ path }) => deletable || !/\/(Delete|Tombstone)$/.test(path));
  return {
    eventStoreServerVersion: PROTOCOL_VERSION,
    methods: offered.map(({ path }) => {
      const [, serviceName = '', methodName = ''] = path.toLowerCase().split('/');
      return { serviceName, methodName, features: [] };
    }),
  };
};

const LEADER = 8;
const instanceId = randomUUID();

/** A cluster of one. */
export const clusterOfOne = (address: string, port: number, now: Date): ClusterInfo => ({
  members: [
    {
      instanceId: { value: { $case: 'string', value: instanceId } },
      timeStamp: BigInt(now.getTime()) * 10_000n,
      state: LEADER,
      isAlive: true,
      httpEndPoint: { address, port },
    },
  ],
});
