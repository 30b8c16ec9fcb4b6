import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlgorithmCopiesModule } from '../algorithm-copies/algorithm-copies.module.js';
import { LabelledSetsModule } from '../labelled-sets/labelled-sets.module.js';
import { ModelsModule } from '../models/models.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { ModelTestsController } from './api/model-tests.controller.js';
import { AskModel } from './application/ask-model.js';
import { CompareTests } from './application/compare-tests.js';
import { ModelTestCommands } from './application/model-test-commands.js';
import { RunningTests } from './application/running-tests.js';
import { ModelTestQueries } from './read-models/model-test-queries.js';
import { ModelTestRow } from './read-models/model-test.entity.js';
import { ModelTestProjection } from './read-models/model-test.projection.js';

export const modelTestEntities = [ModelTestRow];

@Module({
  imports: [
    AlgorithmCopiesModule,
    LabelledSetsModule,
    ModelsModule,
    PayloadsModule,
    TypeOrmModule.forFeature(modelTestEntities),
  ],
  controllers: [ModelTestsController],
  providers: [ModelTestCommands, RunningTests, AskModel, CompareTests, ModelTestProjection, ModelTestQueries],
})
export class ModelTestsModule {}
