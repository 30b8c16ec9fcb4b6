import {
  type DynamicModule,
  Global,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  type OnApplicationShutdown,
  Inject,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type EventDeclaration, shipperEvents } from '@wordslab/contracts/core';
import type { EventStore } from '@wordslab/eventstore';
import type { EntitySchema } from 'typeorm';
import { Commands } from './commands/commands.js';
import { EventTypes } from './evolution/event-types.js';
import { PresentEvents } from './evolution/present-events.js';
import { AccessDeclarations } from './http/access-declarations.js';
import { CallerGuard } from './http/caller.guard.js';
import { CommandAnswerInterceptor } from './http/command-answer.js';
import { CopiesAreReadOnly } from './http/copies.middleware.js';
import { EventLogController } from './http/event-log.controller.js';
import { EventsController } from './http/events.controller.js';
import { FrontController } from './http/front.controller.js';
import { HealthController } from './http/health.controller.js';
import { type ErrorForm, ProblemFilter } from './http/problem.filter.js';
import { ReadModelsController } from './http/read-models.controller.js';
import { validation } from './http/validation.js';
import { databaseUrlOf, loadConfig, type ServiceEnvironment, serviceEnvironment } from './process/config.js';
import { loadDescriptor } from './process/descriptor.js';
import { FileBlobStore } from './process/file-blob-store.js';
import { createLogger } from './process/logger.js';
import { openEventStore } from './process/open-event-store.js';
import { ReadModelList } from './projections/read-model-list.js';
import { ReadAtPosition } from './projections/read-position.js';
import { ProjectionsRunner } from './projections/runner.js';
import { SyncFeed } from './projections/sync-feed.js';
import {
  BLOBS,
  CLOCK,
  DESCRIPTOR,
  ERROR_FORMS,
  EVENT_LOG,
  EVENT_STORE,
  EVENT_TYPES,
  IDENTITY,
  LOGGER,
  SERVICE_CONFIG,
} from './tokens.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
type Entity = Function | EntitySchema;

export interface PlatformOptions {
  /** Name in the logs. */
  service: 'admin' | 'lifecycle' | 'stage';
  /** TypeORM entities of every slice. */
  entities: readonly Entity[];
  /** What every slice writes to the log. What the module's shipper writes is known to all. */
  events: readonly EventDeclaration[];
  /** Forms of errors under paths of other protocols. */
  errorForms?: readonly ErrorForm[];
  /** Default: the process's environment. */
  config?: () => ServiceEnvironment;
}

/** Everything that a service's slices need; imported once, available everywhere. */
@Global()
@Module({})
export class PlatformModule implements NestModule, OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  static forRoot(options: PlatformOptions): DynamicModule {
    const readConfig = options.config ?? (() => loadConfig(serviceEnvironment));
    const provided = [
      { provide: SERVICE_CONFIG, useFactory: readConfig },
      {
        provide: IDENTITY,
        inject: [SERVICE_CONFIG],
        useFactory: (c: ServiceEnvironment) => ({ tenant: c.WORDSLAB_TENANT, module: c.WORDSLAB_MODULE }),
      },
      {
        provide: LOGGER,
        inject: [SERVICE_CONFIG],
        useFactory: (c: ServiceEnvironment) => createLogger(options.service, c.WORDSLAB_LOG_LEVEL),
      },
      { provide: ERROR_FORMS, useValue: options.errorForms ?? [] },
      { provide: CLOCK, useValue: { now: () => new Date() } },
      {
        provide: BLOBS,
        inject: [SERVICE_CONFIG],
        useFactory: openPayloadStore,
      },
      { provide: DESCRIPTOR, inject: [SERVICE_CONFIG], useFactory: loadDescriptor },
      { provide: EVENT_TYPES, useFactory: () => new EventTypes([...options.events, ...shipperEvents]) },
      { provide: EVENT_LOG, inject: [SERVICE_CONFIG, LOGGER], useFactory: openEventStore },
      {
        provide: EVENT_STORE,
        inject: [EVENT_LOG, EVENT_TYPES],
        useFactory: (log: EventStore, types: EventTypes) => new PresentEvents(log, types),
      },
      Commands,
      ProjectionsRunner,
      ReadAtPosition,
      ReadModelList,
    ];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, databaseModule(readConfig, options.entities)],
      controllers: [FrontController, HealthController, EventsController, EventLogController, ReadModelsController],
      providers: [
        ...provided,
        AccessDeclarations,
        SyncFeed,
        { provide: APP_GUARD, useClass: CallerGuard },
        { provide: APP_PIPE, useValue: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: CommandAnswerInterceptor },
        { provide: APP_INTERCEPTOR, useExisting: ReadAtPosition },
      ],
      exports: provided,
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(CopiesAreReadOnly).forRoutes('*path');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}

const openPayloadStore = async (config: ServiceEnvironment): Promise<FileBlobStore> => {
  const store = new FileBlobStore(config.WORDSLAB_BLOBS_DIR);
  await store.tidy();
  return store;
};

const databaseModule = (readConfig: () => ServiceEnvironment, entities: readonly Entity[]): DynamicModule =>
  TypeOrmModule.forRootAsync({
    useFactory: () => ({
      type: 'postgres' as const,
      url: databaseUrlOf(readConfig()),
      entities: [...entities],
      synchronize: false,
      // A module starts together with its database: it waits for it.
      retryAttempts: 60,
      retryDelay: 500,
      // Read models are named without their schema: a rebuild fills the same tables in another one.
      extra: { max: 6, options: '-c search_path=read_models' },
    }),
  });
