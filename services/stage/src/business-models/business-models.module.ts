import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NamesModule } from '../names/names.module.js';
import { BusinessModelsController } from './api/business-models.controller.js';
import { BusinessModelCommands } from './application/business-model-commands.js';
import { BusinessModelFeed } from './integration/business-model-feed.js';
import { BusinessModelQueries } from './read-models/business-model-queries.js';
import { BusinessModelRow, BusinessModelVersionRow } from './read-models/business-model.entity.js';
import { BusinessModelProjection } from './read-models/business-model.projection.js';

export const businessModelEntities = [BusinessModelRow, BusinessModelVersionRow];

@Module({
  imports: [NamesModule, TypeOrmModule.forFeature(businessModelEntities)],
  controllers: [BusinessModelsController],
  providers: [BusinessModelCommands, BusinessModelQueries, BusinessModelProjection, BusinessModelFeed],
  exports: [BusinessModelCommands],
})
export class BusinessModelsModule {}
