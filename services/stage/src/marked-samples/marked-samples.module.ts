import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LogExplorationModule } from '../log-exploration/log-exploration.module.js';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { MarkedSamplesController } from './api/marked-samples.controller.js';
import { MarkedSamplesCommands } from './application/marked-samples-commands.js';
import { MarkedSamplesFeed } from './integration/marked-samples-feed.js';
import { MarkedSamplesRow, MarkedSamplesVersionRow } from './read-models/marked-samples.entity.js';
import { MarkedSamplesProjection } from './read-models/marked-samples.projection.js';
import { MarkedSamplesQueries } from './read-models/marked-samples-queries.js';

export const markedSamplesEntities = [MarkedSamplesRow, MarkedSamplesVersionRow];

@Module({
  imports: [TypeOrmModule.forFeature(markedSamplesEntities), LogExplorationModule, NamesModule, PayloadsModule],
  controllers: [MarkedSamplesController],
  providers: [MarkedSamplesCommands, MarkedSamplesQueries, MarkedSamplesProjection, MarkedSamplesFeed],
})
export class MarkedSamplesModule {}
