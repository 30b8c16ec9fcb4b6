export * from './clients.js';
export * from './events/read-events.js';
export { answerOf } from './http/answer.js';
export type { ModuleConnection } from './http/connection.js';
export { commandKey } from './http/headers.js';
export { errorOfProblem, isUnreachable } from './http/problems.js';
export * from './upload/upload-file.js';
