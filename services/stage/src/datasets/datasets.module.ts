import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NamesModule } from '../names/names.module.js';
import { DatasetsController } from './api/datasets.controller.js';
import { ImportsController } from './api/imports.controller.js';
import { CollectLeftovers } from './application/collect-leftovers.js';
import { DatasetCommands } from './application/dataset-commands.js';
import { DatasetImports } from './application/dataset-imports.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { PolicyProposals } from './application/policy-proposals.js';
import { RunningImports } from './application/running-imports.js';
import { DatasetFeed } from './integration/dataset-feed.js';
import { DatasetQueries } from './read-models/dataset-queries.js';
import { DatasetRows } from './read-models/dataset-rows.js';
import { DatasetChunkRow, DatasetRow, DatasetVersionRow } from './read-models/dataset.entity.js';
import { DatasetProjection } from './read-models/dataset.projection.js';

export const datasetEntities = [DatasetRow, DatasetVersionRow, DatasetChunkRow];

@Module({
  imports: [NamesModule, PayloadsModule, TypeOrmModule.forFeature(datasetEntities)],
  controllers: [ImportsController, DatasetsController],
  providers: [
    DatasetCommands,
    DatasetImports,
    RunningImports,
    PolicyProposals,
    CollectLeftovers,
    DatasetProjection,
    DatasetQueries,
    DatasetRows,
    DatasetFeed,
  ],
})
export class DatasetsModule {}
