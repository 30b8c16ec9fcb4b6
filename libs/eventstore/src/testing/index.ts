export { contractPages } from './contract/contract-settings.js';
export * from './contract/append-records-contract.js';
export * from './event-store-contract.js';
export * from './postgres.js';
export * from './sample-events.js';
