export { LifecycleModule } from './app.module.js';
export { lifecycleMigrations } from './migrations/index.js';
