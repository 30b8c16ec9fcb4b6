export * from './descriptors/descriptors.js';
