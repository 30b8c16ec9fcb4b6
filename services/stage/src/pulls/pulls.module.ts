import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PullsController } from './api/pulls.controller.js';
import { PullClock, ScheduledPulls } from './application/pull-clock.js';
import { PullCommands } from './application/pull-commands.js';
import { PullTracker } from './application/pull-tracker.js';
import { PullFeed } from './integration/pull-feed.js';
import { PullQueries } from './read-models/pull-queries.js';
import { PullRow, PullScheduleRow } from './read-models/pull.entity.js';
import { PullProjection, PullScheduleProjection } from './read-models/pull.projection.js';

export const pullEntities = [PullRow, PullScheduleRow];

@Module({
  imports: [TypeOrmModule.forFeature(pullEntities)],
  controllers: [PullsController],
  providers: [
    ...[PullCommands, PullQueries, PullTracker, PullClock, ScheduledPulls, PullFeed],
    ...[PullProjection, PullScheduleProjection],
  ],
})
export class PullsModule {}
