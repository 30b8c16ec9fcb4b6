export { contractPages } from './contract/contract-settings.js';
export * from './event-store-contract.js';
export * from './postgres.js';
export * from './sample-events.js';
