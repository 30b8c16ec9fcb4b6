import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The API's description, made from routes and schemas. */
export const describeApi = (app: INestApplication, title: string): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle(title)
      .setVersion('1')
      .setDescription('Errors are problem details (RFC 9457). Commands answer with ETag and Wordslab-Position.')
      .addBearerAuth()
      .build(),
    { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` },
  );

/** The description without starting anything: Nest's preview mode builds the routes only. Used at build time. */
export const describeModule = async (
  module: Type | Parameters<typeof NestFactory.create>[0],
  title: string,
): Promise<OpenAPIObject> => {
  const app = await NestFactory.create(module, { preview: true, logger: ['error'], abortOnError: false });
  return describeApi(app, title);
};
