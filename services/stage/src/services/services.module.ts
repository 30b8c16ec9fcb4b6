import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { NamesModule } from '../names/names.module.js';
import { ServicesController } from './api/services.controller.js';
import { ServiceCommands } from './application/service-commands.js';
import { ServiceFeed } from './integration/service-feed.js';
import { ServiceQueries } from './read-models/service-queries.js';
import { ServiceRow, ServiceVersionRow } from './read-models/service.entity.js';
import { ServiceProjection } from './read-models/service.projection.js';

export const serviceEntities = [ServiceRow, ServiceVersionRow];

@Module({
  imports: [NamesModule, PipelinesModule, TypeOrmModule.forFeature(serviceEntities)],
  controllers: [ServicesController],
  providers: [ServiceCommands, ServiceQueries, ServiceProjection, ServiceFeed],
  exports: [ServiceCommands],
})
export class ServicesModule {}
