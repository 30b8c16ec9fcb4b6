import { newSigningKeyPair, type PinnedPart, type PolicyDocument } from '@wordslab/contracts';
import type { PromotionRequest } from '../promotions/domain/promotion.events.js';
import type { Release } from '../releases/domain/release.js';
import type { TenantMap } from '../shared/tenant-map.js';

/** With which every stage of the sample signs. */
export const stageKey = newSigningKeyPair();

/** A tenant of five stages with the routes of a release and one back. */
export const acme: TenantMap = {
  tenant: 'acme',
  stages: [
    { module: 'dev', kind: 'dev' },
    { module: 'train', kind: 'train' },
    { module: 'preprod', kind: 'preprod' },
    { module: 'prod', kind: 'prod' },
    { module: 'explore', kind: 'explore' },
  ],
  routes: [
    { from: 'dev', to: 'train' },
    { from: 'dev', to: 'preprod' },
    { from: 'dev', to: 'prod' },
    { from: 'train', to: 'preprod' },
    { from: 'train', to: 'prod' },
    { from: 'prod', to: 'explore' },
    { from: 'explore', to: 'train' },
  ],
  signKeys: new Map(['dev', 'train', 'preprod', 'prod', 'explore'].map((module) => [module, stageKey.publicKey])),
};

export const DATASET = 'dev_0198c5d0-0000-7000-8000-000000000001';
export const ALGORITHM = 'dev_0198c5d0-0000-7000-8000-000000000002';

export const document = (change: Partial<PolicyDocument> = {}): PolicyDocument => ({
  v: 1,
  id: 'messages-dev-train',
  edge: { from: 'dev', to: 'train' },
  projection: 'dataset-rows',
  entity: DATASET,
  fields: { name: { use: 'drop' }, label: { use: 'keep' } },
  ...change,
});

const path = ['train', 'preprod', 'prod'];
export const datasetPart: PinnedPart = {
  kind: 'dataset',
  id: DATASET,
  version: 1,
  name: 'messages',
  digest: 'sha256:d1',
  home: 'dev',
  modes: { train: 'content', preprod: 'reference', prod: 'reference' },
};
export const algorithmPart: PinnedPart = {
  kind: 'algorithm',
  id: ALGORITHM,
  version: 2,
  name: 'router',
  digest: 'sha256:a2',
  home: 'dev',
  modes: { train: 'content', preprod: 'content', prod: 'content' },
};

export const r1: Release = {
  id: 'lifecycle_0198c5d0-0000-7000-8000-00000000000a',
  name: 'r1',
  alias: 'amber-otter',
  digest: 'sha256:r1',
  path,
  parts: [datasetPart, algorithmPart],
  requirements: [],
  status: 'active',
  statusReason: null,
};

export const PROMOTION = 'lifecycle_0198c5d0-0000-7000-8000-00000000000b';

export const requestTo = (to: string, change: Partial<PromotionRequest> = {}): PromotionRequest => ({
  promotion: PROMOTION,
  release: { id: r1.id, name: r1.name, alias: r1.alias, digest: r1.digest },
  to,
  parts: r1.parts.map(({ modes, ...part }) => ({ ...part, mode: modes[to] ?? 'reference' })),
  rule: { quorum: 0, roles: [], separateApprover: false },
  by: 'mara',
  reason: null,
  kind: 'promotion',
  replaces: null,
  evidence: [],
  ...change,
});
