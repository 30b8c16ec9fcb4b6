export * from './front.js';
