import { Module } from '@nestjs/common';
import { PredictionLogModule } from '../prediction-log/prediction-log.module.js';
import { ServingModule } from '../serving/serving.module.js';
import { OpenInferenceController } from './api/open-inference.controller.js';
import { Inference } from './inference.js';

@Module({
  imports: [ServingModule, PredictionLogModule],
  controllers: [OpenInferenceController],
  providers: [Inference],
})
export class OpenInferenceModule {}
