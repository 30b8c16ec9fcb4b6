import 'reflect-metadata';
import { migrateMain } from '@wordslab/platform';
import { migrations } from './migrations/index.js';

await migrateMain(migrations);
