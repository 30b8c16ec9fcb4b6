export { stageMigrations } from './features.js';
export { servingEnvironment } from './serving/serving-settings.js';
export { stageKindOf, StageModule } from './stage.module.js';
export { compileGroups } from './log-exploration/domain/compile-groups.js';
export { compileList } from './log-exploration/domain/compile-list.js';
export { FILL_DAY } from './log-exploration/read-models/logged-prediction.projection.js';
export { loggedPredictionsTables } from './log-exploration/migrations/log-exploration-0001.js';
export { logAnnotationsTable } from './log-annotations/migrations/log-annotations-0001.js';
