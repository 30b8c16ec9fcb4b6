import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { migrateDatabase, type MigrationClass } from '../database/migrate.js';
import type { ServiceEnvironment } from '../process/config.js';

export const TEST_TOKEN = 'a-token-for-tests-only';

export interface TestService {
  app: NestExpressApplication;
  /** Base URL on loopback. */
  url: string;
  databaseUrl: string;
  /** Calls the API as `tester`; a body is sent as JSON. */
  call(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<{ status: number; headers: Headers; body: unknown }>;
  /** Closes the service alone and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServiceOptions {
  /** The service's module for this configuration. */
  module: (config: () => ServiceEnvironment) => Type | DynamicModule;
  migrations: readonly MigrationClass[];
  moduleName?: string;
  /** Further configuration, such as a descriptor's path. */
  config?: (folder: string) => Promise<Partial<ServiceEnvironment>>;
  postgres?: TemporaryPostgres;
}

/** A whole service for an int spec: temporary Postgres, migrated database, HTTP on a free port. */
export const startTestService = async (options: TestServiceOptions): Promise<TestService> => {
  const postgres = options.postgres ?? (await startTemporaryPostgres());
  const databaseUrl = await postgres.createDatabase();
  await migrateDatabase(databaseUrl, options.migrations);
  const folder = await mkdtemp(join(tmpdir(), 'wordslab-service-'));
  const config: ServiceEnvironment = {
    WORDSLAB_TENANT: 'acme',
    WORDSLAB_MODULE: options.moduleName ?? 'admin',
    WORDSLAB_PORT: 1,
    WORDSLAB_DATABASE_URL: databaseUrl,
    WORDSLAB_BLOBS_DIR: join(folder, 'blobs'),
    WORDSLAB_LOG_LEVEL: 'fatal',
    WORDSLAB_TOKEN: TEST_TOKEN,
    ...(await options.config?.(folder)),
  };
  const start = async () => {
    const app = await NestFactory.create<NestExpressApplication>(
      options.module(() => config),
      {
        logger: ['error'],
        abortOnError: false,
      },
    );
    await app.listen(0, '127.0.0.1').catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
    return app;
  };
  const cleanUp = async () => {
    await rm(folder, { recursive: true, force: true });
    if (!options.postgres) await postgres.stop();
  };
  const first = await start().catch(async (error: unknown) => {
    await cleanUp();
    throw error;
  });
  const service: TestService = {
    app: first,
    url: '',
    databaseUrl,
    call: async (method, path, { body, headers } = {}) => {
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${TEST_TOKEN}`,
          'wordslab-actor': 'tester',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
    },
    restart: async () => {
      await service.app.close();
      service.app = await start();
      service.url = (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
    },
    stop: async () => {
      await service.app.close();
      await cleanUp();
    },
  };
  service.url = (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
  return service;
};
