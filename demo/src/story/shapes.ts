import {
  addResult,
  boardView,
  copySummary,
  datasetDetail,
  importResult,
  page,
  policyProposal,
  promotionDetail,
  promotionView,
  publishedField,
  releaseOutcome,
  setPolicyAnswer,
  versionedSummary,
} from '@wordslab/contracts';
import { z } from 'zod';

/** What the CLI answers with `--json`, as far as the story reads it. */
export const answers = {
  imported: importResult,
  dataset: datasetDetail,
  added: addResult,
  versioned: versionedSummary,
  policy: policyProposal,
  policySet: setPolicyAnswer,
  release: releaseOutcome,
  promotion: promotionDetail,
  promotions: page(promotionView),
  board: boardView,
  copies: page(copySummary),
  tenant: z
    .object({
      slug: z.string(),
      status: z.string(),
      modules: z.array(z.object({ name: z.string(), kind: z.string(), url: z.string(), host: z.string() }).loose()),
    })
    .loose(),
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
