import { randomUUID } from 'node:crypto';
import {
  type AlgorithmManifest,
  canonicalJson,
  digestOf,
  MODEL_PART_BYTES,
  newSigningKeyPair,
  predictionLogId,
  RECEIPT_TYPE,
  type ReleasePart,
  signEnvelope,
} from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';

/** A program that answers: what a test or a bench serves. */
export interface ShippedModel {
  readonly manifest: AlgorithmManifest;
  /** Path → bytes of the algorithm's files; `algorithm.json` is added. */
  readonly program: Readonly<Record<string, Buffer>>;
  /** Path below `model/` → bytes. */
  readonly model: Readonly<Record<string, Buffer>>;
  readonly labels: readonly string[];
}

export interface ShipOptions {
  readonly model: ShippedModel;
  /** Number of the release and of the model's version. */
  readonly n: number;
  readonly service?: string;
  /** Leaves the model out. */
  readonly withoutModel?: boolean;
}

const idOf = (home: string, n: number): string => `${home}_0198c5d0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ALGORITHM = idOf('dev', 1);
const PIPELINE = idOf('dev', 2);
const SERVICE = idOf('dev', 3);
const MODEL = idOf('train', 4);

/** Puts a release into a serving stage as its shipper and Lifecycle would: copies, their events, and the order. */
export class ReleaseShipper {
  private readonly store: PostgresEventStore;
  private seq = 0;

  constructor(
    databaseUrl: string,
    private readonly query: (sql: string, values?: unknown[]) => Promise<unknown>,
    private readonly module: string,
  ) {
    this.store = new PostgresEventStore({
      connection: { connectionString: databaseUrl, options: '-c role=wl_shipper' },
    });
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** Ships and orders; answers with the release's parts. */
  async promote(promotion: string, options: ShipOptions): Promise<ReleasePart[]> {
    const parts = this.partsOf(options);
    for (const { part, projection, rows } of parts) await this.ship(part, projection, rows);
    await this.order(
      promotion,
      `r${options.n}`,
      parts.map(({ part }) => part),
    );
    return parts.map(({ part }) => part);
  }

  /** Orders a release whose copies are here. */
  async order(promotion: string, release: string, parts: readonly ReleasePart[]): Promise<void> {
    this.seq += 1;
    const data = { promotion, release, releaseDigest: digestOf({ release, parts }), alias: `calm-${release}`, parts };
    await this.append(`feed-lifecycle-01K00000000000000000000000`, 'feed.promotion.ordered', {
      ...{ id: randomUUID(), seq: this.seq, type: 'promotion.ordered', v: 1 },
      ...{ occurredAt: new Date().toISOString(), actor: 'wordslab', data },
    });
  }

  private partsOf({ model, n, service = 'routing', withoutModel }: ShipOptions) {
    const files = { ...model.program, 'algorithm.json': Buffer.from(canonicalJson(model.manifest)) };
    const part = (kind: string, id: string, version: number, name: string, rows: object[]) => {
      const digest = digestOf({ kind, name, rows });
      return { part: { kind, id, version, name, digest, mode: 'content' as const }, rows };
    };
    const made = [
      {
        ...part(
          'algorithm',
          ALGORITHM,
          1,
          model.manifest.name,
          Object.entries(files).map(([path, bytes]) => ({ path, content: bytes.toString('base64') })),
        ),
        projection: 'algorithm-files',
      },
      {
        ...part('pipeline', PIPELINE, 1, 'routing', [{ document: { name: 'routing', ...pipelineOf(model.manifest) } }]),
        projection: 'pipelines',
      },
      {
        ...part('service', SERVICE, 1, service, [{ document: { name: service, ...serviceOf() } }]),
        projection: 'services',
      },
    ];
    if (!withoutModel)
      made.push({ ...part('model', MODEL, n, 'classifier', modelRows(model)), projection: 'model-files' });
    return made;
  }

  private async ship(part: ReleasePart, projection: string, rows: readonly object[]): Promise<void> {
    const table = `copies.${projection.replaceAll('-', '_')}`;
    const snapshot = digestOf({ part, rows });
    await this.query(
      `CREATE TABLE IF NOT EXISTS ${table} (snapshot text, ordinal bigint, row jsonb, PRIMARY KEY (snapshot, ordinal));
       GRANT SELECT ON ${table} TO wl_service`,
    );
    for (const [ordinal, row] of rows.entries())
      await this.query(`INSERT INTO ${table} VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
        ...[snapshot, ordinal, JSON.stringify(row)],
      ]);
    const { kind, id, version, name, digest } = part;
    await this.append(`snapshot-${snapshot.slice(7)}`, 'snapshot.activated', {
      snapshot,
      from: id.split('_')[0],
      entity: { kind, id, version, name, digest },
      projection,
      ...{ offer: '8'.repeat(64), manifest: '9'.repeat(64), rows: rows.length },
      source: { position: '7', head: 1 },
      policy: { id: 'standing', version: 1, hash: 'sha256:p' },
      keyEpoch: 1,
      receipt: signEnvelope(RECEIPT_TYPE, { snapshot }, newSigningKeyPair()),
    });
  }

  private async append(stream: string, type: string, data: unknown): Promise<void> {
    const occurredAt = new Date().toISOString();
    const metadata = { v: 1, tenant: 'acme', module: this.module, actor: 'shipper', occurredAt, correlationId: 'c' };
    await this.store.append(stream, [{ id: randomUUID(), type, data, metadata }], { expected: 'any' });
  }
}

const modelRows = ({ model, labels, manifest }: ShippedModel): object[] => {
  const lineage = {
    ...{ v: 1, run: 'run1', businessModel: null, sets: [], labels, params: {}, metrics: {} },
    algorithm: { version: `${ALGORITHM}@1`, name: manifest.name, digest: 'sha256:a', commit: null },
  };
  const files: [string, Buffer][] = [
    ['MLmodel', Buffer.from('flavors: {}\n')],
    ['lineage.json', Buffer.from(JSON.stringify(lineage))],
    ...Object.entries(model).map(([path, bytes]): [string, Buffer] => [`model/${path}`, bytes]),
  ];
  return files.flatMap(([path, bytes]) => {
    const parts = Math.max(1, Math.ceil(bytes.length / MODEL_PART_BYTES));
    return Array.from({ length: parts }, (_, part) => {
      const content = bytes.subarray(part * MODEL_PART_BYTES, (part + 1) * MODEL_PART_BYTES).toString('base64');
      return { path, part, parts, content };
    });
  });
};

const pipelineOf = ({ interface: ports }: AlgorithmManifest) => ({
  document: {
    name: 'routing',
    inputs: [{ name: 'text', type: 'text' }],
    steps: [
      {
        name: 'redact',
        run: { builtin: 'redact', detect: ['email', 'phone', 'iban'] },
        inputs: { text: 'input.text' },
      },
      { name: 'classify', run: { algorithm: `${ALGORITHM}@1` }, inputs: { text: 'redact.text' } },
    ],
    outputs: { label: 'classify.label', score: 'classify.score' },
  },
  outputs: ports.outputs,
  order: ['redact', 'classify'],
});

const serviceOf = () => ({
  pipeline: `${PIPELINE}@1`,
  description: '',
  api: {
    protocol: 'open-inference/2',
    inputs: [{ name: 'text', datatype: 'BYTES' }],
    outputs: [
      { name: 'label', datatype: 'BYTES' },
      { name: 'score', datatype: 'FP32' },
    ],
  },
});

/** The prediction log of a stage of the tests' tenant. */
export const logOf = (module: string): string => predictionLogId('acme', module);
