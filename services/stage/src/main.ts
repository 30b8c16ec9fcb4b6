import 'reflect-metadata';
import { Server } from 'node:http';
import { runService } from '@wordslab/platform';
import { stageKindOf, StageModule } from './stage.module.js';

const app = await runService({
  module: StageModule.forKind(stageKindOf(process.env['WORDSLAB_MODULE'] ?? '')),
  main: import.meta.url,
});
// Node ends a request that takes five minutes to arrive; the import of a large file may take longer.
const server: unknown = app.getHttpServer();
if (server instanceof Server) server.requestTimeout = 0;
