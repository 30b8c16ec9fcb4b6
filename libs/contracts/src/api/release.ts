import { z } from 'zod';
import { moduleName } from '../ids/ids.js';
import { page, pageQuery } from './common.js';

/** How a part goes to one stage: its rows, or its digest only (also where the stage is the part's own home). */
export const partMode = z.enum(['content', 'reference']);
export type PartMode = z.infer<typeof partMode>;

/** What a release demands of evidence before it goes beyond PreProd: a metric, measured on a test set, of at least `min`. */
export const releaseRequirement = z.object({
  metric: z.string().min(1).max(60),
  min: z.number().min(0).max(1),
  testSet: z.object({
    id: z.string(),
    version: z.number().int().min(1),
    name: z.string().max(120),
    digest: z.string(),
  }),
});
export type ReleaseRequirement = z.infer<typeof releaseRequirement>;

/** `POST /releases`. A part is `kind/name` (its latest version), `kind/name@version` or `<entity id>@<version>`. */
export const createReleaseBody = z.strictObject({
  name: z.string().min(1).max(120),
  parts: z.array(z.string().min(3).max(250)).min(1).max(200),
  /** Stages in order; without it every train, preprod and prod stage of the tenant. */
  path: z.array(moduleName).min(1).max(20).optional(),
  /** Each as `accuracy>=0.9 on testSet/gold`, or `… on testSet/gold@2`; a test set among the parts is meant as pinned. */
  requirements: z.array(z.string().min(3).max(300)).max(20).optional(),
});
export type CreateReleaseBody = z.infer<typeof createReleaseBody>;

export const pinnedPart = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string().max(120),
  digest: z.string(),
  /** The stage in which it lives. */
  home: moduleName,
  /** Per stage of the path. */
  modes: z.record(z.string(), partMode),
});
export type PinnedPart = z.infer<typeof pinnedPart>;

export const releaseStatuses = ['active', 'rejected', 'recalled'] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

/** The answer to a command on a release. */
export const releaseOutcome = z.object({
  id: z.string(),
  name: z.string(),
  /** Two words, made from the digest; accepted wherever a release is named. */
  alias: z.string(),
  digest: z.string(),
  status: z.enum(releaseStatuses),
  statusReason: z.string().nullable(),
  path: z.array(moduleName),
  parts: z.array(pinnedPart),
  requirements: z.array(releaseRequirement),
});
export type ReleaseOutcome = z.infer<typeof releaseOutcome>;

export const releaseView = releaseOutcome.extend({ createdBy: z.string(), createdAt: z.iso.datetime() });
export type ReleaseView = z.infer<typeof releaseView>;

/** Why something may not be done now, in the words that the command would refuse it with. */
export const whyNot = z.object({ code: z.string(), detail: z.string(), hint: z.string().optional() });
export type WhyNot = z.infer<typeof whyNot>;

/** What may be done with a release at one stage of its path. */
export const eligibility = z.object({
  release: z.string(),
  to: moduleName,
  may: z.boolean(),
  reasons: z.array(whyNot),
});
export type Eligibility = z.infer<typeof eligibility>;

/** The result of a test campaign for a release, as the stage that measured it told. */
export const campaignEvidence = z.object({
  campaign: z.string(),
  stage: moduleName,
  service: z.string(),
  model: z.string(),
  testSet: z.string(),
  testSetDigest: z.string(),
  items: z.number().int(),
  metrics: z.record(z.string(), z.number()),
  /** Verdicts of people, and how many of them agreed with the answer. */
  people: z.number().int(),
  peopleCorrect: z.number().int(),
  at: z.iso.datetime(),
  /** The stage's key that signed it. Null: no valid signature of the stage is on it, so it is no evidence. */
  keyid: z.string().nullable(),
});
export type CampaignEvidence = z.infer<typeof campaignEvidence>;

/** `GET /releases/:ref`: the release, what was measured of it, and per stage whether it may be promoted there. */
export const releaseDetail = releaseView.extend({
  evidence: z.array(campaignEvidence),
  eligibility: z.array(eligibility),
});
export type ReleaseDetail = z.infer<typeof releaseDetail>;

/** `POST /releases/:ref/reject` (never goes further) and `/recall` (should not be anywhere). */
export const releaseReasonBody = z.strictObject({ reason: z.string().min(1).max(500) });
export type ReleaseReasonBody = z.infer<typeof releaseReasonBody>;

export const releaseQuery = pageQuery.extend({
  status: z.enum(releaseStatuses).optional(),
  name: z.string().optional(),
  /** Releases that pin this entity id. */
  entity: z.string().optional(),
});
export type ReleaseQuery = z.infer<typeof releaseQuery>;
export const releasePage = page(releaseView);
export type ReleasePage = z.infer<typeof releasePage>;
