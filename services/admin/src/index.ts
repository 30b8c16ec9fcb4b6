export { AdminModule, type AdminOptions } from './app.module.js';
export { type AdminEnvironment, adminEnvironment } from './config.js';
export { adminMigrations } from './migrations/migrations.js';
