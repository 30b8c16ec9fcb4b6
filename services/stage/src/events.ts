import { declareEvents, type EventDeclaration } from '@wordslab/contracts';
import type { z } from 'zod';
import { algorithmContent } from './algorithms/domain/algorithm.js';
import { businessModelContent } from './business-models/domain/business-model.js';
import { campaignEvents } from './campaigns/domain/campaign.events.js';
import { datasetEvents } from './datasets/domain/dataset.events.js';
import { deploymentEvents } from './deployments/domain/deployment.events.js';
import { feedbackEvents } from './feedback/domain/feedback.js';
import { arrivalEvents } from './installations/domain/arrival.js';
import { installationEvents } from './installations/domain/installation.events.js';
import { labelledSetContent } from './labelled-sets/domain/labelled-set.js';
import { logAnnotationEvents } from './log-annotations/domain/log-annotation.js';
import { markedSamplesContent } from './marked-samples/domain/marked-samples.js';
import { modelTestEvents } from './model-tests/domain/model-test.events.js';
import { modelContent } from './models/domain/model.js';
import { nameEvents } from './names/name-reservation.js';
import { pipelineContent } from './pipelines/domain/pipeline.js';
import { predictionLogEvents } from './prediction-log/domain/prediction-log.events.js';
import { pullEvents } from './pulls/domain/pull.js';
import { pullScheduleEvents } from './pulls/domain/pull-schedule.js';
import { pullWaitEvents } from './pulls/domain/pull-wait.js';
import { serviceContent } from './services/domain/service.js';
import { versionAdded } from './shared/versioned/project-version.js';
import { testCampaignEvents } from './test-campaigns/domain/test-campaign.events.js';
import { trainingRunEvents } from './training-runs/domain/training-run.events.js';

const versionsOf = <C extends z.ZodType>(entity: string, content: C) =>
  declareEvents({ [`${entity}.versionAdded`]: versionAdded(content) });

/**
 * Every event of a stage. All stages know all: what a stage of one kind wrote is read also by a later version of wordslab
 * in which that kind has another set of features.
 */
export const stageEvents: readonly EventDeclaration[] = [
  declareEvents(nameEvents),
  declareEvents(datasetEvents),
  versionsOf('algorithm', algorithmContent),
  versionsOf('pipeline', pipelineContent),
  versionsOf('service', serviceContent),
  versionsOf('businessModel', businessModelContent),
  declareEvents(campaignEvents),
  versionsOf('annotationSet', labelledSetContent),
  versionsOf('testSet', labelledSetContent),
  versionsOf('model', modelContent),
  declareEvents(trainingRunEvents),
  declareEvents(modelTestEvents),
  declareEvents(installationEvents),
  declareEvents(arrivalEvents),
  declareEvents(testCampaignEvents),
  declareEvents(deploymentEvents),
  declareEvents(predictionLogEvents),
  declareEvents(feedbackEvents),
  declareEvents(logAnnotationEvents),
  versionsOf('markedSamples', markedSamplesContent),
  declareEvents(pullEvents),
  declareEvents(pullWaitEvents),
  declareEvents(pullScheduleEvents),
].flat();
