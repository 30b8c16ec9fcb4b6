export { stageMigrations } from './features.js';
export { stageKindOf, StageModule } from './stage.module.js';
