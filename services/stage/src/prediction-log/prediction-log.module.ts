import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { PredictionLogController, PredictionsController } from './api/predictions.controller.js';
import { ChunkStore } from './application/chunk-store.js';
import { HourCounter } from './application/hour-counter.js';
import { LogPolicy } from './application/log-policy.js';
import { PredictionLog } from './application/prediction-log.js';
import { PredictionFeed } from './integration/prediction-feed.js';
import { PredictionQueries } from './read-models/prediction-queries.js';
import { PredictionChunkRow, PredictionDayRow, PredictionHourRow } from './read-models/prediction-log.entity.js';
import { PredictionLogProjection } from './read-models/prediction-log.projection.js';

export const predictionLogEntities = [PredictionDayRow, PredictionChunkRow, PredictionHourRow];

@Module({
  imports: [TypeOrmModule.forFeature(predictionLogEntities), PayloadsModule],
  controllers: [PredictionsController, PredictionLogController],
  providers: [
    PredictionLog,
    ChunkStore,
    HourCounter,
    LogPolicy,
    PredictionFeed,
    PredictionLogProjection,
    PredictionQueries,
  ],
  exports: [PredictionLog, PredictionQueries, ChunkStore],
})
export class PredictionLogModule {}
