// What tests and benchmarks start Postgres with; unlike the contract suite, usable outside Jest.
export * from './event-store-schema.js';
export * from './temporary-postgres.js';
