import { migrateMain } from '@wordslab/platform';
import { stageMigrations } from './features.js';

await migrateMain(stageMigrations);
