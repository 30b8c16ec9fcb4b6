import type { DatasetVersion, PromotionDetail, ReleaseDetail } from '@wordslab/contracts';

const at = '2026-11-01T10:00:00.000Z';
export const datasetId = 'dev_01a206f5-3a98-76ec-8347-fe3893d6f840';
export const releaseId = 'lifecycle_01a206f5-3a98-76ec-8347-aaaaaaaaaaaa';
export const promotionId = 'lifecycle_01a206f5-3a98-76ec-8347-bbbbbbbbbbbb';

const column = (name: string, role: string, personal?: string) => ({
  name,
  type: 'string',
  role,
  class: personal ? 'personal' : role,
  nullable: false,
  confidence: 0.9,
  ...(personal ? { personal } : {}),
});

const version = {
  version: 1,
  rows: 3,
  quarantined: 1,
  bytes: 120,
  personal: true,
  format: 'csv',
  fileName: 'messages.csv',
  columns: [
    column('id', 'id'),
    column('text', 'text'),
    column('customer', 'personal', 'name'),
    column('topic', 'label'),
  ],
  quality: { rows: 3, quarantined: 1, reasons: { too_many_columns: 1 }, empty: { text: 0 } },
  digest: `sha256:${'ab'.repeat(32)}`,
  importedAt: at,
  importedBy: 'unverified:dev',
  importId: 'import-1',
} as DatasetVersion;

const summary = { id: datasetId, name: 'messages', personal: false, version: 1, rows: 3, digest: version.digest };

export const dataset = { ...summary, createdAt: at, updatedAt: at };
export const datasetDetail = { ...dataset, latest: version };
export const importAnswer = { id: datasetId, name: 'messages', version };
export const quarantined = {
  items: [{ line: 4, reason: 'too_many_columns', detail: '5 columns, 4 expected', text: 'a,b,c,d,e' }],
  next: null,
};

const parts = [
  { kind: 'dataset', id: datasetId, version: 1, name: 'messages', digest: version.digest, home: 'dev' },
] as const;

export const release: ReleaseDetail = {
  id: releaseId,
  name: 'r1',
  alias: 'amber-otter',
  digest: `sha256:${'cd'.repeat(32)}`,
  status: 'active',
  statusReason: null,
  path: ['train'],
  parts: parts.map((p) => ({ ...p, modes: { train: 'content' } })),
  requirements: [],
  createdBy: 'unverified:pm',
  createdAt: at,
  evidence: [],
  eligibility: [{ release: releaseId, to: 'train', may: true, reasons: [] }],
};

/** A promotion as Lifecycle shows it in one of its states. */
export const promotion = (changes: Partial<PromotionDetail>): PromotionDetail => ({
  id: promotionId,
  release: { id: releaseId, name: 'r1', alias: 'amber-otter', digest: release.digest },
  to: 'train',
  kind: 'promotion',
  status: 'delivering',
  summary: 'parts are on their way',
  requestedBy: 'unverified:pm',
  requestedAt: at,
  finishedAt: null,
  reason: null,
  replaces: null,
  approval: { quorum: 0, roles: [], separateApprover: false },
  approvals: [],
  refusal: null,
  failure: null,
  progress: { done: 0, total: 1 },
  parts: parts.map((p) => ({ ...p, mode: 'content', state: 'ordered', snapshot: null })),
  evidence: [],
  steps: [{ type: 'promotion.requested', actor: 'unverified:pm', at, detail: 'asked for it', evidence: {} }],
  ...changes,
});
