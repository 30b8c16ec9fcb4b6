export * from './commands/commands.js';
export * from './commands/decider.js';
export * from './database/migrate.js';
export { EventTypes } from './evolution/event-types.js';
export { PresentEvents } from './evolution/present-events.js';
export { Access, type AccessPolicy, type Role } from './http/access.js';
export { Answers } from './http/answers.js';
export { CommandAnswer, commandAnswer } from './http/command-answer.js';
export { describeModule } from './http/openapi.js';
export { type KeysetOrder, pageOf } from './http/paging.js';
export { type ErrorForm } from './http/problem.filter.js';
export { contextOf, Ctx, type RequestContext } from './http/request-context.js';
export * from './platform.module.js';
export {
  type BatchProjectionHandler,
  entryOf,
  FeedMapping,
  type FeedMappingHandler,
  type OutgoingEntry,
  Projection,
  type ProjectionHandler,
  Reactor,
  type ReactorHandler,
} from './projections/declarations.js';
export { ProjectionsRunner } from './projections/runner.js';
export { runService } from './run-service.js';
export * from './tokens.js';
