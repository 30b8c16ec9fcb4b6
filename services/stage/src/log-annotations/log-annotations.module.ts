import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LogExplorationModule } from '../log-exploration/log-exploration.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { LogAnnotationsController } from './api/log-annotations.controller.js';
import { LogAnnotationCommands } from './application/log-annotation-commands.js';
import { LogAnnotationQueries } from './read-models/log-annotation-queries.js';
import { LogAnnotationRow } from './read-models/log-annotation.entity.js';
import { LogAnnotationProjection } from './read-models/log-annotation.projection.js';

export const logAnnotationEntities = [LogAnnotationRow];

@Module({
  imports: [TypeOrmModule.forFeature(logAnnotationEntities), LogExplorationModule, PayloadsModule],
  controllers: [LogAnnotationsController],
  providers: [LogAnnotationCommands, LogAnnotationQueries, LogAnnotationProjection],
})
export class LogAnnotationsModule {}
