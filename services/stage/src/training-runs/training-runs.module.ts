import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlgorithmCopiesModule } from '../algorithm-copies/algorithm-copies.module.js';
import { LabelledSetsModule } from '../labelled-sets/labelled-sets.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { TrainingRunsController } from './api/training-runs.controller.js';
import { RunFolders } from './application/run-folder.js';
import { RunLogs } from './application/run-logs.js';
import { RunResults } from './application/run-results.js';
import { RunningTrainings } from './application/running-trainings.js';
import { TrainingQueue } from './application/training-queue.js';
import { TrainingRunCommands } from './application/training-run-commands.js';
import { TrainingWorker } from './application/training-worker.js';
import { TrainingRunFeed } from './integration/training-run-feed.js';
import { TrainingRunQueries } from './read-models/training-run-queries.js';
import { TrainingRunRow } from './read-models/training-run.entity.js';
import { TrainingRunProjection } from './read-models/training-run.projection.js';

export const trainingRunEntities = [TrainingRunRow];

@Module({
  imports: [AlgorithmCopiesModule, LabelledSetsModule, PayloadsModule, TypeOrmModule.forFeature(trainingRunEntities)],
  controllers: [TrainingRunsController],
  providers: [
    TrainingRunCommands,
    TrainingQueue,
    TrainingWorker,
    RunningTrainings,
    RunFolders,
    RunResults,
    RunLogs,
    TrainingRunProjection,
    TrainingRunQueries,
    TrainingRunFeed,
  ],
})
export class TrainingRunsModule {}
