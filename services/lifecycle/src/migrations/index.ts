import { ReadModels1764000000001 } from './1764000000001-read-models.js';
import { Stages1764000000002 } from './1764000000002-stages.js';

/** In order; each runs once. */
export const lifecycleMigrations = [ReadModels1764000000001, Stages1764000000002];
