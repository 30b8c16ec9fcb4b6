export { stageMigrations } from './features.js';
export { servingEnvironment } from './serving/serving-settings.js';
export { stageKindOf, StageModule } from './stage.module.js';
