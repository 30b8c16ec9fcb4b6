import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { PredictionLogModule } from '../prediction-log/prediction-log.module.js';
import { ServingModule } from '../serving/serving.module.js';
import { FeedbackController } from './api/feedback.controller.js';
import { FeedbackCommands } from './application/feedback-commands.js';
import { FeedbackQueries } from './read-models/feedback-queries.js';
import { FeedbackRow } from './read-models/feedback.entity.js';
import { FeedbackProjection } from './read-models/feedback.projection.js';

export const feedbackEntities = [FeedbackRow];

@Module({
  imports: [TypeOrmModule.forFeature(feedbackEntities), PayloadsModule, PredictionLogModule, ServingModule],
  controllers: [FeedbackController],
  providers: [FeedbackCommands, FeedbackQueries, FeedbackProjection],
})
export class FeedbackModule {}
