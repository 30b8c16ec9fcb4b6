import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NamesModule } from '../names/names.module.js';
import { AlgorithmsController } from './api/algorithms.controller.js';
import { AlgorithmCommands } from './application/algorithm-commands.js';
import { AlgorithmFeed } from './integration/algorithm-feed.js';
import { AlgorithmQueries } from './read-models/algorithm-queries.js';
import { AlgorithmFileRow, AlgorithmRow, AlgorithmVersionRow } from './read-models/algorithm.entity.js';
import { AlgorithmProjection } from './read-models/algorithm.projection.js';

export const algorithmEntities = [AlgorithmRow, AlgorithmVersionRow, AlgorithmFileRow];

@Module({
  imports: [NamesModule, TypeOrmModule.forFeature(algorithmEntities)],
  controllers: [AlgorithmsController],
  providers: [AlgorithmCommands, AlgorithmQueries, AlgorithmProjection, AlgorithmFeed],
  exports: [AlgorithmCommands],
})
export class AlgorithmsModule {}
