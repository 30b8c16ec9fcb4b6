import { randomUUID } from 'node:crypto';
import type { ClusterInfo } from './generated/gossip.js';
import type { SupportedMethods } from './generated/server-features.js';
import { StreamsService } from './generated/streams.js';
import { StreamsServiceService } from './generated/streams-v2.js';

/**
 * The version of KurrentDB whose protocol for streams this is: 26.1 appends to several at once. Clients compare it; it
 * says nothing about the rest, which the list of methods does.
 */
const PROTOCOL_VERSIONS = { oneStream: '24.10.0', severalStreams: '26.1.0' };

/** What clients may call. They compare names in lower case. */
export const supportedMethods = (offers: { deletable: boolean; severalStreams: boolean }): SupportedMethods => {
  const services = [StreamsService, ...(offers.severalStreams ? [StreamsServiceService] : [])];
  const paths = services.flatMap((service) => Object.values(service).map(({ path }) => path));
  const offered = paths.filter((path) => offers.deletable || !/\/(Delete|Tombstone)$/.test(path));
  return {
    eventStoreServerVersion: PROTOCOL_VERSIONS[offers.severalStreams ? 'severalStreams' : 'oneStream'],
    methods: offered.map((path) => {
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
