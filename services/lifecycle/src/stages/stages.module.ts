import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PromotionsModule } from '../promotions/promotions.module.js';
import { GatesController } from './api/gates.controller.js';
import { HoldsController } from './api/holds.controller.js';
import { StagesController } from './api/stages.controller.js';
import { Gates } from './application/gates.js';
import { Holds } from './application/holds.js';
import { ModelFactsRow, OccupancyRow } from './read-models/occupancy.entities.js';
import { OccupancyProjection } from './read-models/occupancy.projection.js';
import { StageQueries } from './read-models/stage.queries.js';

export const stageEntities = [OccupancyRow, ModelFactsRow];

@Module({
  imports: [TypeOrmModule.forFeature(stageEntities), PromotionsModule],
  controllers: [StagesController, HoldsController, GatesController],
  providers: [Holds, Gates, OccupancyProjection, StageQueries],
})
export class StagesModule {}
