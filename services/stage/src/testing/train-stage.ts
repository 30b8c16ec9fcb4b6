import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AlgorithmManifest,
  canonicalJson,
  digestOf,
  type LabelledRow,
  newEntityId,
  newId,
  newSigningKeyPair,
  RECEIPT_TYPE,
  signEnvelope,
} from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import { startTemporaryNats, type TemporaryNats } from '@wordslab/messaging/testing/nats';
import { leafConfig } from '@wordslab/topology';
import pg from 'pg';
import { LabelledSets } from '../labelled-sets/application/labelled-sets.js';
import type { LabelledSetKind } from '../labelled-sets/domain/labelled-set.js';
import { SOURCE_FILE } from '../algorithms/domain/algorithm-files.js';
import { startStage, type TestStage } from './start-stage.js';

export interface TrainStage extends TestStage {
  readonly nats: TemporaryNats;
  /** Where the service finds its queue. */
  readonly broker: { WORDSLAB_NATS_URL: string; WORDSLAB_NATS_USER: string; WORDSLAB_NATS_PASSWORD: string };
  stopAll(): Promise<void>;
}

export const COMMIT = 'c'.repeat(40);

/** The broker of a Train that is configured as `wordslab up` does, its hub being away. */
export const startTrainBroker = (): Promise<TemporaryNats> =>
  startTemporaryNats(({ port, storeDir }) =>
    leafConfig({
      module: { tenant: 'acme', name: 'train', kind: 'train' },
      listen: `127.0.0.1:${port}`,
      hub: '127.0.0.1:9',
      leafPassword: 'leaf',
      shipperPassword: 'shipper',
      queue: { storeDir, servicePassword: 'work' },
    }),
  );

/** Train with its broker, to which algorithms have been shipped. */
export const startTrain = async (): Promise<TrainStage> => {
  const nats = await startTrainBroker();
  const broker = { WORDSLAB_NATS_URL: nats.url, WORDSLAB_NATS_USER: 'service', WORDSLAB_NATS_PASSWORD: 'work' };
  const stage = await startStage('train', broker);
  const stopAll = async () => {
    await stage.stop();
    await nats.stop();
  };
  return Object.assign(stage, { nats, broker, stopAll });
};

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(
      (entry) => entry.isFile() && !/spec\.ts$|tsconfig|package\.json|dist/.test(join(entry.parentPath, entry.name)),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Installs the copy of an algorithm as the shipper does: its rows, then the event that shows them. Answers with its version. */
export const shipAlgorithm = async (
  databaseUrl: string,
  folder: string,
  manifest: AlgorithmManifest,
): Promise<string> => {
  const files = await Promise.all(
    (await filesIn(folder))
      .filter((path) => path !== 'algorithm.json')
      .map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })),
  );
  const source = { kind: 'git', url: 'https://git.example/a.git', commit: COMMIT };
  files.push({ path: 'algorithm.json', bytes: Buffer.from(canonicalJson(manifest)) });
  files.push({ path: SOURCE_FILE, bytes: Buffer.from(canonicalJson(source)) });
  const snapshot = `sha256:${newId()}`;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    'CREATE TABLE IF NOT EXISTS copies.algorithm_files (snapshot text, ordinal bigint, row jsonb, PRIMARY KEY (snapshot, ordinal))',
  );
  for (const [n, { path, bytes }] of files.entries())
    await client.query('INSERT INTO copies.algorithm_files VALUES ($1, $2, $3)', [
      snapshot,
      n,
      JSON.stringify({ path, content: bytes.toString('base64') }),
    ]);
  await client.end();
  const id = newEntityId('dev');
  const entity = { kind: 'algorithm', id, version: 1, name: manifest.name, digest: digestOf(manifest) };
  await activate(databaseUrl, snapshot, entity, files.length);
  return `${id}@1`;
};

const activate = async (databaseUrl: string, snapshot: string, entity: object, rows: number): Promise<void> => {
  const shipper = new PostgresEventStore({
    connection: { connectionString: databaseUrl, options: '-c role=wl_shipper' },
  });
  const metadata = {
    ...{ v: 1, tenant: 'acme', module: 'train', actor: 'shipper', correlationId: 'c' },
    occurredAt: new Date().toISOString(),
  };
  const data = {
    ...{ snapshot, from: 'dev', entity, projection: 'algorithm-files', rows, keyEpoch: 1 },
    ...{ offer: '8'.repeat(64), manifest: '9'.repeat(64), source: { position: '7', head: 1 } },
    policy: { id: 'a-dev-train', version: 1, hash: 'sha256:p' },
    receipt: signEnvelope(RECEIPT_TYPE, { snapshot }, newSigningKeyPair()),
  };
  const event = { id: randomUUID(), type: 'snapshot.activated', data, metadata };
  await shipper.append(`snapshot-${snapshot.slice(7)}`, [event], { expected: 'any' });
  await shipper.close();
};

/** The runner's fixture that does a deed, as an algorithm. */
export const shipFixture = (databaseUrl: string, deed: string): Promise<string> =>
  shipAlgorithm(databaseUrl, roomOf('libs/algorithm-runner/fixtures/misbehaving'), {
    name: deed,
    command: ['node', 'main.mjs', deed],
    interface: {
      inputs: [{ name: 'text', type: 'text' }],
      outputs: [
        { name: 'label', type: 'label' },
        { name: 'score', type: 'number' },
      ],
      metrics: [{ name: 'accuracy', better: 'higher' }],
    },
  });

/** The algorithm that wordslab brings. */
export const shipClassifier = async (databaseUrl: string): Promise<string> => {
  const folder = roomOf('algorithms/text-classifier');
  const manifest: AlgorithmManifest = JSON.parse(await readFile(join(folder, 'algorithm.json'), 'utf8'));
  return shipAlgorithm(databaseUrl, folder, manifest);
};

const roomOf = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

const words: Readonly<Record<string, readonly string[]>> = {
  card: ['card', 'arrive', 'delivery', 'lost'],
  refund: ['refund', 'money', 'back', 'return'],
  top_up: ['top', 'up', 'balance', 'add'],
};

/** Rows that a classifier can learn. */
export const sampleRows = (count: number): LabelledRow[] =>
  Array.from({ length: count }, (_, i) => {
    const [label = '', of = []] = Object.entries(words)[i % 3] ?? [];
    const pick = (n: number) => of[(i * 7 + n) % of.length];
    return { item: String(i), text: `please help with my ${pick(0)} and the ${pick(1)} number ${i % 11}`, label };
  });

/** Adds a set of labelled rows; answers with its version. */
export const addSet = async (
  stage: TestStage,
  kind: LabelledSetKind,
  name: string,
  rows: LabelledRow[],
): Promise<string> => {
  const source = {
    ...{ kind: 'dataset', version: 'dev_0198c5d0-0000-7000-8000-000000000001@1', name: 'messages' },
    ...{ digest: 'sha256:aa', snapshot: 'sha256:bb' },
  };
  const ctx = { actor: 'unverified:ana', correlationId: 'c', commandId: randomUUID(), now: new Date() };
  const sets = stage.app.get(LabelledSets, { strict: false });
  const businessModel = 'train_0198c5d0-0000-7000-8000-000000000002@1';
  const { id, outcome } = await sets.add({ kind, name, source, campaign: null, businessModel, rows }, ctx);
  await stage.read('/api/v1/copies');
  return `${id}@${outcome.state.versions.length}`;
};
