import 'reflect-metadata';
import { runService } from '@wordslab/platform';
import { AppModule } from './app.module.js';

await runService({ module: AppModule.forRoot(), main: import.meta.url });
