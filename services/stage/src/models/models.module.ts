import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { ModelsController } from './api/models.controller.js';
import { ModelCommands } from './application/model-commands.js';
import { ModelFiles } from './application/model-files.js';
import { ModelFeed } from './integration/model-feed.js';
import { ModelQueries } from './read-models/model-queries.js';
import { ModelRow, ModelVersionRow } from './read-models/model.entity.js';
import { ModelProjection } from './read-models/model.projection.js';

export const modelEntities = [ModelRow, ModelVersionRow];

@Module({
  imports: [NamesModule, PayloadsModule, TypeOrmModule.forFeature(modelEntities)],
  controllers: [ModelsController],
  providers: [ModelCommands, ModelFiles, ModelProjection, ModelQueries, ModelFeed],
  exports: [ModelQueries, ModelFiles],
})
export class ModelsModule {}
