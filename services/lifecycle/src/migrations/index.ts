import { ReadModels1764000000001 } from './1764000000001-read-models.js';

/** In order; each runs once. */
export const lifecycleMigrations = [ReadModels1764000000001];
