import 'reflect-metadata';
import { migrateMain } from '@wordslab/platform';
import { lifecycleMigrations } from './migrations/index.js';

await migrateMain(lifecycleMigrations);
