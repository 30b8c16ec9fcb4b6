export * from './test-service.js';
export * from './rows-after.js';
