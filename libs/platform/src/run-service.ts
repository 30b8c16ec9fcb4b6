import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { isWordslabError } from '@wordslab/contracts';
import type { Request, Response } from 'express';
import type { ServiceEnvironment } from './process/config.js';
import { SERVICE_CONFIG } from './tokens.js';

export interface ServiceOptions {
  module: Parameters<typeof NestFactory.create>[0];
  /** `import.meta.url` of the service's main file; its package holds `openapi.json`, made at build time. */
  main: string;
}

/** Starts a service: its API on 127.0.0.1, its description at /openapi.json; stops in order on SIGTERM. */
export const runService = async (options: ServiceOptions): Promise<INestApplication> => {
  const app = await NestFactory.create<NestExpressApplication>(options.module, {
    logger: ['error', 'warn'],
    bodyParser: true,
    abortOnError: false,
  }).catch(refuseToStart);
  app.enableShutdownHooks();
  app.disable('x-powered-by');
  app.useBodyParser('json', { limit: '2mb' });
  const path = fileURLToPath(new URL('../openapi.json', options.main));
  const description = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  app.use('/openapi.json', (_: Request, response: Response) => {
    if (description) response.type('application/json').send(description);
    else
      response.status(404).json({
        title: 'Not Found',
        status: 404,
        code: 'openapi.not_built',
        detail: 'the description of this API was not built',
        hint: 'Run `npm run build`.',
      });
  });
  const config = app.get<ServiceEnvironment>(SERVICE_CONFIG);
  await app.listen(config.WORDSLAB_PORT, '127.0.0.1').catch(refuseToStart);
  return app;
};

const refuseToStart = (error: unknown): never => {
  const text = isWordslabError(error)
    ? `${error.code}: ${error.message}${error.hint ? `\n${error.hint}` : ''}`
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  console.error(text);
  process.exit(1);
};
