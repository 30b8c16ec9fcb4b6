import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlgorithmsModule } from '../algorithms/algorithms.module.js';
import { NamesModule } from '../names/names.module.js';
import { PipelinesController } from './api/pipelines.controller.js';
import { PipelineCommands } from './application/pipeline-commands.js';
import { PipelineFeed } from './integration/pipeline-feed.js';
import { PipelineQueries } from './read-models/pipeline-queries.js';
import { PipelineRow, PipelineVersionRow } from './read-models/pipeline.entity.js';
import { PipelineProjection } from './read-models/pipeline.projection.js';

export const pipelineEntities = [PipelineRow, PipelineVersionRow];

@Module({
  imports: [NamesModule, AlgorithmsModule, TypeOrmModule.forFeature(pipelineEntities)],
  controllers: [PipelinesController],
  providers: [PipelineCommands, PipelineQueries, PipelineProjection, PipelineFeed],
  exports: [PipelineCommands],
})
export class PipelinesModule {}
