export { EventTypes } from '../evolution/event-types.js';
export { PresentEvents } from '../evolution/present-events.js';
export * from './config.js';
export * from './descriptor.js';
export * from './file-blob-store.js';
export * from './logger.js';
export * from './open-event-store.js';
export * from './payloads.js';
export * from './sealed-blobs.js';
