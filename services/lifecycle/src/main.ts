import 'reflect-metadata';
import { runService } from '@wordslab/platform';
import { LifecycleModule } from './app.module.js';

await runService({ module: LifecycleModule.forRoot(), main: import.meta.url });
