import { migrateMain } from '@wordslab/platform';
import { adminMigrations } from './migrations/migrations.js';

await migrateMain(adminMigrations);
