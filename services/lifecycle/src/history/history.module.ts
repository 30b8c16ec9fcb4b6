import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HistoryController } from './api/history.controller.js';
import { HistoryRow } from './read-models/history.entities.js';
import { HistoryProjection } from './read-models/history.projection.js';
import { HistoryQueries } from './read-models/history.queries.js';

export const historyEntities = [HistoryRow];

@Module({
  imports: [TypeOrmModule.forFeature(historyEntities)],
  controllers: [HistoryController],
  providers: [HistoryProjection, HistoryQueries],
})
export class HistoryModule {}
