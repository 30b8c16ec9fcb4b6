import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PromotionRow } from '../promotions/read-models/promotion-list.entities.js';
import { ReleaseRow } from '../releases/read-models/release-list.entities.js';
import { StatisticsController } from './api/statistics.controller.js';
import { PredictionCountsRow } from './read-models/prediction-counts.entities.js';
import { PredictionCountsProjection } from './read-models/prediction-counts.projection.js';
import { StatisticsQueries } from './read-models/statistics.queries.js';

export const statisticsEntities = [PredictionCountsRow];

@Module({
  imports: [TypeOrmModule.forFeature([...statisticsEntities, PromotionRow, ReleaseRow])],
  controllers: [StatisticsController],
  providers: [PredictionCountsProjection, StatisticsQueries],
})
export class StatisticsModule {}
