import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canonicalJson,
  keyIdOf,
  newSigningKeyPair,
  OFFER_TYPE,
  RECEIPT_TYPE,
  type ReleasePart,
  signEnvelope,
  type SnapshotManifest,
} from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import { FileBlobStore } from '@wordslab/platform/process';
import { DataSource } from 'typeorm';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { CopyQueries } from './read-models/copy-queries.js';

const part = (n: number, mode: ReleasePart['mode'] = 'content'): ReleasePart => ({
  kind: 'dataset',
  id: `dev_0198c5d0-0000-7000-8000-00000000000${n}`,
  version: 1,
  name: `d${n}`,
  digest: `sha256:${n}`,
  mode,
});
const ref = (p: ReleasePart) => `${p.id}@1`;
const sha = (n: number) => String(n).repeat(64);

const manifest: SnapshotManifest = {
  v: 1,
  kind: 'wordslab.snapshot',
  tenant: 'acme',
  edge: { from: 'dev', to: 'train' },
  entity: { kind: 'dataset', id: part(1).id, version: 1, name: 'd1', digest: 'sha256:1' },
  projection: { name: 'dataset-rows', codeDigest: 'sha256:c' },
  source: { position: '7', head: 1 },
  schema: { hash: 'sha256:s', fields: [{ name: 'text', class: 'text', nullable: false }] },
  policy: { id: 'd-dev-train', version: 2, hash: 'sha256:p' },
  keyEpoch: 1,
  codec: 'ndjson-jcs/1',
  tables: [],
  totals: { rows: 3, bytes: 30 },
  attestation: { k: null, l: null, suppressed: 0 },
};

describe('copies and installations in Train', () => {
  let stage: TestStage;
  let shipper: PostgresEventStore;
  let seq = 0;
  /** Where offer and manifest of the first copy lie; those of the others are gone. */
  let heads = { offer: sha(8), manifest: sha(9) };
  const metadata = () => ({
    v: 1,
    tenant: 'acme',
    module: 'train',
    actor: 'shipper',
    occurredAt: new Date().toISOString(),
    correlationId: 'c',
  });
  const append = (stream: string, type: string, data: unknown) =>
    shipper.append(stream, [{ id: randomUUID(), type, data, metadata: metadata() }], { expected: 'any' });
  const entry = (type: string, data: object) => {
    seq += 1;
    return append('feed-lifecycle-01K00000000000000000000000', `feed.${type}`, {
      id: randomUUID(),
      seq,
      type,
      v: 1,
      occurredAt: new Date().toISOString(),
      actor: 'wordslab',
      data,
    });
  };
  const order = (promotion: string, ...parts: ReleasePart[]) =>
    entry('promotion.ordered', { promotion, release: 'r1', releaseDigest: 'sha256:r', alias: 'calm-otter', parts });
  const activated = (p: ReleasePart, snapshot: string, digest = p.digest) =>
    append(`snapshot-${snapshot}`, 'snapshot.activated', {
      snapshot: `sha256:${snapshot}`,
      from: 'dev',
      entity: { kind: p.kind, id: p.id, version: 1, name: p.name, digest },
      projection: 'dataset-rows',
      ...heads,
      rows: 3,
      source: { position: '7', head: 1 },
      policy: { id: 'd-dev-train', version: 2, hash: 'sha256:p' },
      keyEpoch: 1,
      receipt: signEnvelope(RECEIPT_TYPE, { snapshot }, newSigningKeyPair()),
    });
  /** The reactor is a follower apart from the read models, so what it does is waited for. */
  const installed = async (promotion: string, status: string) => {
    for (let i = 0; i < 200; i++) {
      const { body } = await stage.call('GET', `/api/v1/installations/${promotion}`);
      if ((body as { status?: string }).status === status) return body;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return (await stage.call('GET', `/api/v1/installations/${promotion}`)).body;
  };
  const outbox = async (): Promise<{ type: string; data: object }[]> =>
    (
      await stage.app
        .get(DataSource)
        .query<{ entry: { type: string; data: object } }[]>(
          `SELECT entry FROM sync.outbox WHERE entry->>'type' LIKE 'promotion.%' ORDER BY seq`,
        )
    ).map((r) => r.entry);

  beforeAll(async () => {
    stage = await startStage('train');
    await stage.app
      .get(DataSource)
      .query(
        'CREATE TABLE copies.dataset_rows (snapshot text, ordinal bigint, row jsonb, PRIMARY KEY (snapshot, ordinal))',
      );
    shipper = new PostgresEventStore({
      connection: { connectionString: stage.databaseUrl, options: '-c role=wl_shipper' },
    });
  });
  afterAll(async () => {
    await shipper.close();
    await stage.stop();
  });

  it('shows an activated snapshot as a copy, with where it comes from and its rows', async () => {
    for (const [n, text] of ['a', 'b', 'c'].entries())
      await stage.app
        .get(DataSource)
        .query('INSERT INTO copies.dataset_rows VALUES ($1, $2, $3)', [
          `sha256:${sha(1)}`,
          n,
          JSON.stringify({ text }),
        ]);
    const shelf = new FileBlobStore(join(stage.folder, 'blobs', 'chunks'));
    const put = (value: unknown) => shelf.put(Buffer.from(canonicalJson(value)));
    const key = newSigningKeyPair();
    heads = { offer: await put(signEnvelope(OFFER_TYPE, {}, key)), manifest: await put(manifest) };
    await activated(part(1), sha(1));
    heads = { offer: sha(8), manifest: sha(9) };
    expect(await stage.read(`/api/v1/copies/${ref(part(1))}`)).toMatchObject({
      id: ref(part(1)),
      kind: 'dataset',
      name: 'd1',
      home: 'dev',
      from: 'dev',
      rows: 3,
      digest: 'sha256:1',
      snapshot: `sha256:${sha(1)}`,
      policy: { id: 'd-dev-train', version: 2 },
      source: { position: '7', head: 1 },
      fields: manifest.schema.fields,
      signatures: [{ keyid: keyIdOf(key.publicKey) }],
      ageSeconds: expect.any(Number),
      receipt: { payloadType: RECEIPT_TYPE },
    });
    expect(await stage.read('/api/v1/copies?kind=dataset')).toMatchObject({
      items: [{ id: ref(part(1)) }],
      next: null,
    });
    expect(await stage.read(`/api/v1/copies/${ref(part(1))}/rows?limit=2`)).toEqual({
      items: [
        { ordinal: 0, row: { text: 'a' } },
        { ordinal: 1, row: { text: 'b' } },
      ],
      next: '1',
    });
    expect(await stage.read(`/api/v1/copies/${ref(part(1))}/rows?limit=2&after=1`)).toEqual({
      items: [{ ordinal: 2, row: { text: 'c' } }],
      next: null,
    });
    expect(await stage.read(`/api/v1/copies/${ref(part(5))}`)).toMatchObject({ code: 'copy.not_found' });
  });

  it('installs a release whose parts were active before the order, or become so after it', async () => {
    await order('p1', part(1), part(2), part(3, 'reference'));
    expect(await installed('p1', 'waiting')).toMatchObject({
      alias: 'calm-otter',
      parts: [{ name: 'd1' }, { name: 'd2', state: 'waiting' }, { name: 'd3', state: 'recorded' }],
    });
    await activated(part(2), sha(2));
    expect(await stage.read(`/api/v1/copies/${ref(part(2))}`)).toMatchObject({
      name: 'd2',
      fields: [],
      signatures: [],
    });
    expect(await installed('p1', 'installed')).toMatchObject({
      status: 'installed',
      parts: [{ state: 'active' }, { state: 'active' }, { state: 'recorded' }],
    });
    expect(await outbox()).toMatchObject([
      { type: 'promotion.installed', data: { promotion: 'p1', release: 'r1', parts: 3 } },
    ]);
  });

  it('refuses a part with another digest, and one whose snapshot was refused', async () => {
    await order('p2', part(4));
    await activated(part(4), sha(4), 'sha256:other');
    expect(await installed('p2', 'refused')).toMatchObject({
      status: 'refused',
      refusal: { code: 'installation.digest_differs' },
      parts: [{ state: 'refused' }],
    });

    const { kind, id, version, name, digest } = part(6);
    await entry('snapshot.relayed', {
      snapshot: `sha256:${sha(6)}`,
      offer: sha(8),
      manifest: sha(9),
      entity: { kind, id, version, name, digest },
      projection: 'dataset-rows',
      from: 'dev',
      bytes: 1,
      chunks: 1,
    });
    await order('p3', part(6));
    await append(`snapshot-${sha(6)}`, 'snapshot.refused', {
      snapshot: `sha256:${sha(6)}`,
      code: 'snapshot.flipped_byte',
      detail: 'chunk 0',
      peer: 'lifecycle',
    });
    expect(await installed('p3', 'refused')).toMatchObject({
      refusal: { code: 'snapshot.flipped_byte', detail: 'dataset d6: chunk 0' },
    });
    expect((await outbox()).map((e) => e.type)).toEqual([
      'promotion.installed',
      'promotion.refusedByTarget',
      'promotion.refusedByTarget',
    ]);
  });

  it('waits for the ordered snapshot: neither an older copy nor an older refusal counts', async () => {
    const [again, newer] = ['a'.repeat(64), 'b'.repeat(64)];
    const expecting = (p: ReleasePart, hex: string) => ({ ...p, snapshot: `sha256:${hex}` });
    await order('p4', expecting(part(1), newer));
    await order('p5', expecting(part(6), again));
    expect(await installed('p4', 'waiting')).toMatchObject({
      parts: [{ state: 'waiting', snapshot: `sha256:${newer}` }],
    });
    expect(await installed('p5', 'waiting')).toMatchObject({ parts: [{ state: 'waiting' }] });
    await activated(part(6), again);
    expect(await installed('p5', 'installed')).toMatchObject({ parts: [{ state: 'active' }] });
    expect(await stage.read('/api/v1/installations/p4')).toMatchObject({ status: 'waiting' });
    await activated(part(1), newer);
    expect(await installed('p4', 'installed')).toMatchObject({ parts: [{ state: 'active' }] });
  });

  it('does not give half of a copy for the whole: rows that are gone are said to be', async () => {
    const read = async () => {
      for await (const row of stage.app.get(CopyQueries, { strict: false }).allRows(ref(part(2)))) void row;
    };
    await expect(read()).rejects.toMatchObject({ code: 'copy.replaced' });
  });

  it('says no more about a promotion that was called off', async () => {
    await order('p6', part(7));
    await entry('promotion.cancelled', { promotion: 'p6', release: 'r1' });
    expect(await installed('p6', 'cancelled')).toMatchObject({ status: 'cancelled', endedAt: expect.any(String) });
    await activated(part(7), sha(7));
    await order('p7', part(7));
    await installed('p7', 'installed');
    expect(await stage.read('/api/v1/installations/p6')).toMatchObject({ status: 'cancelled' });
    expect((await outbox()).map((e) => (e.data as { promotion: string }).promotion)).not.toContain('p6');
  });

  it('comes to the same after all read models and checkpoints are gone', async () => {
    const before = [await stage.read('/api/v1/installations'), await outbox()];
    for (const table of ['read_models.installations', 'read_models.copies', 'platform.checkpoints', 'sync.outbox'])
      await stage.app.get(DataSource).query(`DELETE FROM ${table}`);
    await stage.restart();
    await installed('p3', 'refused');
    expect([await stage.read('/api/v1/installations'), await outbox()]).toEqual(before);
  });

  it('has no commands of Dev', async () => {
    expect(await stage.call('POST', '/api/v1/datasets', { body: { name: 'x' } })).toMatchObject({
      status: 404,
      body: { code: 'route.not_found' },
    });
    expect(await stage.call('POST', `/api/v1/datasets/${part(1).id}/imports`, { body: {} })).toMatchObject({
      status: 409,
      body: { code: 'copy.read_only', details: { home: 'dev' } },
    });
  });
});
