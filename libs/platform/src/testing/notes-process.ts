// The notes service as a process of its own, for tests that kill it. Its environment is a service's.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { loadConfig, serviceEnvironment } from '../process/config.js';
import { notesModule } from './notes-module.js';

const app = await NestFactory.create(notesModule({ config: () => loadConfig(serviceEnvironment) }), {
  logger: ['error'],
});
await app.listen(0, '127.0.0.1');
