import type { MigrationClass } from '@wordslab/platform';
import { Tenants1760000000001 } from './1760000000001-tenants.js';

/** Admin's migrations, in order. */
export const adminMigrations: readonly MigrationClass[] = [Tenants1760000000001];
