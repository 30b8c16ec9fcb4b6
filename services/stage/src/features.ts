import type { Type } from '@nestjs/common';
import type { StageKind } from '@wordslab/contracts';
import type { MigrationClass } from '@wordslab/platform';
import { algorithmEntities, AlgorithmsModule } from './algorithms/algorithms.module.js';
import { Algorithms1763900000002 } from './algorithms/migrations/algorithms-0001.js';
import { businessModelEntities, BusinessModelsModule } from './business-models/business-models.module.js';
import { BusinessModels1764100000002 } from './business-models/migrations/business-models-0001.js';
import { campaignEntities, CampaignsModule } from './campaigns/campaigns.module.js';
import { Campaigns1764100000003 } from './campaigns/migrations/campaigns-0001.js';
import { copyEntities, CopiesModule } from './copies/copies.module.js';
import { Copies1763900000005 } from './copies/migrations/copies-0001.js';
import { datasetEntities, DatasetsModule } from './datasets/datasets.module.js';
import { Datasets1763900000001 } from './datasets/migrations/datasets-0001.js';
import { deploymentEntities, DeploymentsModule } from './deployments/deployments.module.js';
import { Deployments1764200000001 } from './deployments/migrations/deployments-0001.js';
import { feedbackEntities, FeedbackModule } from './feedback/feedback.module.js';
import { Feedback1764200000003 } from './feedback/migrations/feedback-0001.js';
import { installationEntities, InstallationsModule } from './installations/installations.module.js';
import { Installations1763900000006 } from './installations/migrations/installations-0001.js';
import { labelledSetEntities, LabelledSetsModule } from './labelled-sets/labelled-sets.module.js';
import { LabelledSets1764100000001 } from './labelled-sets/migrations/labelled-sets-0001.js';
import { logAnnotationEntities, LogAnnotationsModule } from './log-annotations/log-annotations.module.js';
import { LogAnnotations1764100000027 } from './log-annotations/migrations/log-annotations-0001.js';
import { logExplorationEntities, LogExplorationModule } from './log-exploration/log-exploration.module.js';
import { LogExploration1764100000026 } from './log-exploration/migrations/log-exploration-0001.js';
import { markedSamplesEntities, MarkedSamplesModule } from './marked-samples/marked-samples.module.js';
import { MarkedSamples1764100000028 } from './marked-samples/migrations/marked-samples-0001.js';
import { Pipelines1763900000003 } from './pipelines/migrations/pipelines-0001.js';
import { pipelineEntities, PipelinesModule } from './pipelines/pipelines.module.js';
import { Pulls1764100000025 } from './pulls/migrations/pulls-0001.js';
import { pullEntities, PullsModule } from './pulls/pulls.module.js';
import { ModelTests1764100000012 } from './model-tests/migrations/model-tests-0001.js';
import { modelTestEntities, ModelTestsModule } from './model-tests/model-tests.module.js';
import { Models1764100000011 } from './models/migrations/models-0001.js';
import { modelEntities, ModelsModule } from './models/models.module.js';
import { OpenInferenceModule } from './open-inference/open-inference.module.js';
import { PredictionLog1764200000002 } from './prediction-log/migrations/prediction-log-0001.js';
import { predictionLogEntities, PredictionLogModule } from './prediction-log/prediction-log.module.js';
import { Services1763900000004 } from './services/migrations/services-0001.js';
import { serviceEntities, ServicesModule } from './services/services.module.js';
import { TestCampaigns1764100000028 } from './test-campaigns/migrations/test-campaigns-0001.js';
import { testCampaignEntities, TestCampaignsModule } from './test-campaigns/test-campaigns.module.js';
import { TrainingRuns1764100000010 } from './training-runs/migrations/training-runs-0001.js';
import { trainingRunEntities, TrainingRunsModule } from './training-runs/training-runs.module.js';

/** What a slice gives to a stage. */
export interface Feature {
  readonly module: Type;
  readonly entities: readonly Type[];
  readonly migrations: readonly MigrationClass[];
}

const datasets: Feature = { module: DatasetsModule, entities: datasetEntities, migrations: [Datasets1763900000001] };
const algorithms: Feature = {
  module: AlgorithmsModule,
  entities: algorithmEntities,
  migrations: [Algorithms1763900000002],
};
const pipelines: Feature = {
  module: PipelinesModule,
  entities: pipelineEntities,
  migrations: [Pipelines1763900000003],
};
const services: Feature = { module: ServicesModule, entities: serviceEntities, migrations: [Services1763900000004] };
const copies: Feature = { module: CopiesModule, entities: copyEntities, migrations: [Copies1763900000005] };
const installations: Feature = {
  module: InstallationsModule,
  entities: installationEntities,
  migrations: [Installations1763900000006],
};

const labelledSets: Feature = {
  module: LabelledSetsModule,
  entities: labelledSetEntities,
  migrations: [LabelledSets1764100000001],
};
const businessModels: Feature = {
  module: BusinessModelsModule,
  entities: businessModelEntities,
  migrations: [BusinessModels1764100000002],
};
const campaigns: Feature = {
  module: CampaignsModule,
  entities: campaignEntities,
  migrations: [Campaigns1764100000003],
};
const testCampaigns: Feature = {
  module: TestCampaignsModule,
  entities: testCampaignEntities,
  migrations: [TestCampaigns1764100000028],
};
const deployments: Feature = {
  module: DeploymentsModule,
  entities: deploymentEntities,
  migrations: [Deployments1764200000001],
};
const predictionLog: Feature = {
  module: PredictionLogModule,
  entities: predictionLogEntities,
  migrations: [PredictionLog1764200000002],
};
const feedback: Feature = {
  module: FeedbackModule,
  entities: feedbackEntities,
  migrations: [Feedback1764200000003],
};
const openInference: Feature = { module: OpenInferenceModule, entities: [], migrations: [] };
/** What answers: the same in PreProd and in Prod. */
const serving = [deployments, predictionLog, feedback, openInference] as const;
const trainingRuns: Feature = {
  module: TrainingRunsModule,
  entities: trainingRunEntities,
  migrations: [TrainingRuns1764100000010],
};
const models: Feature = { module: ModelsModule, entities: modelEntities, migrations: [Models1764100000011] };
const modelTests: Feature = {
  module: ModelTestsModule,
  entities: modelTestEntities,
  migrations: [ModelTests1764100000012],
};
const pulls: Feature = { module: PullsModule, entities: pullEntities, migrations: [Pulls1764100000025] };
const logExploration: Feature = {
  module: LogExplorationModule,
  entities: logExplorationEntities,
  migrations: [LogExploration1764100000026],
};
const logAnnotations: Feature = {
  module: LogAnnotationsModule,
  entities: logAnnotationEntities,
  migrations: [LogAnnotations1764100000027],
};
const markedSamples: Feature = {
  module: MarkedSamplesModule,
  entities: markedSamplesEntities,
  migrations: [MarkedSamples1764100000028],
};
const everywhere = [copies, installations] as const;

/** The one place that says what each kind of stage can do. */
export const featuresByKind: Readonly<Record<StageKind, readonly Feature[]>> = {
  dev: [datasets, algorithms, pipelines, services, pulls, ...everywhere],
  train: [businessModels, campaigns, labelledSets, trainingRuns, models, modelTests, pulls, ...everywhere],
  preprod: [...serving, testCampaigns, pulls, ...everywhere],
  prod: [...serving, ...everywhere],
  explore: [pulls, logExploration, logAnnotations, markedSamples, ...everywhere],
};

/** All stages start from one template database, so it has the tables of every feature. */
export const stageMigrations: readonly MigrationClass[] = [
  ...new Set(Object.values(featuresByKind).flatMap((features) => features.flatMap((f) => f.migrations))),
];
