import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReadModels } from '../shared/read-models.js';
import { ExplorationsController } from './api/explorations.controller.js';
import { ExplorationQueries } from './read-models/exploration-queries.js';
import { LoggedDayRow } from './read-models/logged-prediction.entity.js';
import { LoggedPredictionProjection } from './read-models/logged-prediction.projection.js';

export const logExplorationEntities = [LoggedDayRow];

@Module({
  imports: [TypeOrmModule.forFeature(logExplorationEntities)],
  controllers: [ExplorationsController],
  providers: [ExplorationQueries, ReadModels, LoggedPredictionProjection],
  exports: [ExplorationQueries],
})
export class LogExplorationModule {}
