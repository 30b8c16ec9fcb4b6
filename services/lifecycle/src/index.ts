export { AppModule } from './app.module.js';
export { migrations } from './migrations/index.js';
