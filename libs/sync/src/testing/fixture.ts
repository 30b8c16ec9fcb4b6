import {
  type DeploymentDescriptor,
  digestOf,
  hashOfPolicy,
  type ModuleKind,
  type PolicyVersion,
  splitVersion,
} from '@wordslab/contracts/core';
import type { Row } from '../codec/rows.js';
import { type ModuleKeys, newModuleKeys } from '../keys/module-keys.js';
import type { OpenedSource, SnapshotOrder } from '../ports.js';
import type { SnapshotInput } from '../snapshot/build.js';

/* A tenant of three modules with one edge and one policy, as specs need it. */

export const DEV_ENTITY = 'dev_0198c5d0-0000-7000-8000-000000000001';
export const keysOf: Record<'dev' | 'lifecycle' | 'train', ModuleKeys> = {
  dev: newModuleKeys(),
  lifecycle: newModuleKeys(),
  train: newModuleKeys(),
};
const peer = (module: ModuleKind, keys: ModuleKeys): DeploymentDescriptor['modules'][number] => ({
  module,
  kind: module,
  signKey: keys.sign.publicKey,
  boxKey: keys.box.publicKey,
});

export const descriptorOf = (module: 'dev' | 'lifecycle' | 'train'): DeploymentDescriptor => ({
  v: 1,
  serial: 1,
  issuedAt: '2026-01-01T00:00:00.000Z',
  tenant: 'acme',
  tenantName: 'Acme',
  module,
  kind: module,
  modules: [peer('dev', keysOf.dev), peer('lifecycle', keysOf.lifecycle), peer('train', keysOf.train)],
  routes: [{ from: 'dev', to: 'train' }],
});

const document: PolicyVersion['document'] = {
  v: 1,
  id: 'messages-dev-train',
  edge: { from: 'dev', to: 'train' },
  projection: 'dataset-rows',
  entity: '*',
  fields: {
    id: { use: 'pseudonym', domain: 'message' },
    text: { use: 'redact', detect: ['email'], names: [] },
    secret: { use: 'drop' },
  },
};
export const policy: PolicyVersion = { document, version: 1, hash: hashOfPolicy(document) };

export const inputOf = (version: number): SnapshotInput => ({
  tenant: 'acme',
  edge: { from: 'dev', to: 'train' },
  entity: { kind: 'dataset', id: DEV_ENTITY, version, name: 'messages', digest: digestOf({ version }) },
  projection: { name: 'dataset-rows', codeDigest: digestOf('code') },
  source: { position: String(100 + version), head: version },
  schema: {
    hash: digestOf('schema'),
    fields: [
      { name: 'id', class: 'code', nullable: false },
      { name: 'text', class: 'text', nullable: false },
    ],
  },
  policy: { id: document.id, version: policy.version, hash: policy.hash },
  keyEpoch: 1,
  attestation: { k: null, l: null, suppressed: 0 },
});

/** The rows of a version: always the same. */
export const rowsOf = (version: number, count = 24): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `m${i}`,
    text: `message ${i} of version ${version} ${digestOf([version, i])}`,
  }));

export async function* streamOf(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

export const sourceOf = (order: SnapshotOrder): OpenedSource => {
  const { version } = splitVersion(order.partition);
  return {
    input: inputOf(version),
    rows: streamOf(rowsOf(version)),
    scan: () => Promise.resolve({ searched: 10, found: 0 }),
    close: () => Promise.resolve(),
  };
};

/** Chunks of a few rows, so that a small snapshot has several. */
export const smallChunks = { min: 300, spread: 300, max: 1200 };
