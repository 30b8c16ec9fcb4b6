import { runService } from '@wordslab/platform';
import { AdminModule } from './app.module.js';

await runService({ module: AdminModule.forRoot(), main: import.meta.url });
