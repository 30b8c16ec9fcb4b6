import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { algorithmContent } from '../algorithms/domain/algorithm.js';
import { businessModelContent } from '../business-models/domain/business-model.js';
import { campaignEvents } from '../campaigns/domain/campaign.events.js';
import { datasetCreated, datasetMarkedPersonal, versionPublished } from '../datasets/domain/dataset.events.js';
import { deploymentEvents } from '../deployments/domain/deployment.events.js';
import { feedbackEvents } from '../feedback/domain/feedback.js';
import { arrivalEvents } from '../installations/domain/arrival.js';
import { installationEvents } from '../installations/domain/installation.events.js';
import { labelledSetContent } from '../labelled-sets/domain/labelled-set.js';
import { modelTestEvents } from '../model-tests/domain/model-test.events.js';
import { modelContent } from '../models/domain/model.js';
import { nameReserved } from '../names/name-reservation.js';
import { pipelineContent } from '../pipelines/domain/pipeline.js';
import { predictionLogEvents } from '../prediction-log/domain/prediction-log.events.js';
import { logAnnotationEvents } from '../log-annotations/domain/log-annotation.js';
import { markedSamplesContent } from '../marked-samples/domain/marked-samples.js';
import { pullEvents } from '../pulls/domain/pull.js';
import { pullScheduleEvents } from '../pulls/domain/pull-schedule.js';
import { pullWaitEvents } from '../pulls/domain/pull-wait.js';
import { serviceContent } from '../services/domain/service.js';
import { testCampaignEvents } from '../test-campaigns/domain/test-campaign.events.js';
import { trainingRunEvents } from '../training-runs/domain/training-run.events.js';
import { versionAdded } from '../shared/versioned/project-version.js';

const schemas: Readonly<Record<string, z.ZodType>> = {
  'name.reserved': nameReserved,
  'dataset.created': datasetCreated,
  'dataset.markedPersonal': datasetMarkedPersonal,
  'dataset.versionPublished': versionPublished,
  'algorithm.versionAdded': versionAdded(algorithmContent),
  'pipeline.versionAdded': versionAdded(pipelineContent),
  'service.versionAdded': versionAdded(serviceContent),
  'businessModel.versionAdded': versionAdded(businessModelContent),
  ...campaignEvents,
  'annotationSet.versionAdded': versionAdded(labelledSetContent),
  'testSet.versionAdded': versionAdded(labelledSetContent),
  'model.versionAdded': versionAdded(modelContent),
  ...trainingRunEvents,
  ...modelTestEvents,
  ...installationEvents,
  ...arrivalEvents,
  ...testCampaignEvents,
  ...deploymentEvents,
  ...predictionLogEvents,
  ...feedbackEvents,
  ...logAnnotationEvents,
  'markedSamples.versionAdded': versionAdded(markedSamplesContent),
  ...pullEvents,
  ...pullWaitEvents,
  ...pullScheduleEvents,
};
const here = new URL('.', import.meta.url);
/** A file for each room of slices. */
const golden = readdirSync(here)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    z
      .array(z.object({ type: z.string(), v: z.number(), data: z.unknown() }))
      .parse(JSON.parse(readFileSync(new URL(name, here), 'utf8'))),
  );

/** Events are never edited: what was written by an earlier version must be read, whole, by this one. */
describe('events as they were written', () => {
  it.each(golden)('$type version $v is read, and nothing of it is lost', ({ type, data }) => {
    expect(schemas[type]?.parse(data)).toEqual(data);
  });

  it('are kept for every type', () => {
    expect(new Set(golden.map((event) => event.type))).toEqual(new Set(Object.keys(schemas)));
  });
});
