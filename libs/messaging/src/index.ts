export * from './broker.js';
export * from './link-streams.js';
export * from './memory/memory-broker.js';
export * from './memory/memory-network.js';
export * from './nats/nats-broker.js';
export * from './work-queue.js';
