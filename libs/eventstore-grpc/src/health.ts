import type { handleUnaryCall, ServiceDefinition } from '@grpc/grpc-js';

/** gRPC's health protocol (grpc/doc/health-checking.md): clusters and supervisors ask it. Its messages have one number. */
export const HealthService = {
  check: {
    path: '/grpc.health.v1.Health/Check',
    requestStream: false,
    responseStream: false,
    // Which service is asked for does not matter: this server is ready as a whole or not at all.
    requestSerialize: () => Buffer.alloc(0),
    requestDeserialize: () => ({}),
    responseSerialize: (isServing: boolean) => Buffer.from([0x08, isServing ? 1 : 2]),
    responseDeserialize: (bytes: Buffer) => bytes.equals(Buffer.from([0x08, 1])),
  },
} as const satisfies ServiceDefinition;

/** Serving while the store answers. */
export const checkHandler =
  (isReady: () => Promise<unknown>): handleUnaryCall<object, boolean> =>
  (_call, callback) =>
    void isReady().then(
      () => callback(null, true),
      () => callback(null, false),
    );
