import {
  addResult,
  boardView,
  campaignSummary,
  copySummary,
  datasetDetail,
  frozenSet,
  importResult,
  labelsImported,
  logVerification,
  markedSamplesDetail,
  markedSamplesPublished,
  markOutcome,
  modelDetail,
  modelTestSummary,
  page,
  policyProposal,
  promotionDetail,
  promotionView,
  publishedField,
  pullView,
  releaseOutcome,
  setPolicyAnswer,
  stageHistory,
  statisticsView,
  testCampaignDetail,
} from '@wordslab/contracts';
import { z } from 'zod';

/** What the CLI answers with `--json`, as far as the story reads it. */
export const answers = {
  imported: importResult,
  dataset: datasetDetail,
  added: addResult,
  versioned: z.object({ id: z.string(), name: z.string(), version: z.number() }).loose(),
  policy: policyProposal,
  policySet: setPolicyAnswer,
  release: releaseOutcome,
  promotion: promotionDetail,
  promotions: page(promotionView),
  board: boardView,
  copies: page(copySummary),
  campaign: campaignSummary,
  labelsImported,
  frozenSet,
  model: modelDetail,
  modelTest: modelTestSummary,
  testCampaign: testCampaignDetail,
  rows: z.object({ rows: z.number() }).loose(),
  predicted: z.object({ answered: z.number(), seconds: z.number() }).loose(),
  prediction: z.object({ prediction: z.string(), outputs: z.record(z.string(), z.unknown()) }).loose(),
  pull: pullView,
  marked: markOutcome,
  markedSamples: markedSamplesDetail,
  samplesPublished: markedSamplesPublished,
  history: stageHistory,
  statistics: statisticsView,
  tenant: z
    .object({
      slug: z.string(),
      status: z.string(),
      modules: z.array(z.object({ name: z.string(), kind: z.string(), url: z.string(), host: z.string() }).loose()),
    })
    .loose(),
  verified: z.object({ logs: z.array(z.object({ log: z.string(), verification: logVerification.nullable() })) }),
  any: z.unknown(),
};

/** A dataset version at home. */
export interface DatasetFacts {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly rows: number;
  readonly quarantined: number;
  readonly columns: readonly z.infer<typeof publishedField>[];
}
