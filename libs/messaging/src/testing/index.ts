export * from './broker-contract.js';
export * from './temporary-nats.js';
