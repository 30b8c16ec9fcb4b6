import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { splitOf, splits, type SplitShares } from '@wordslab/contracts';
import { BLOBS } from '@wordslab/platform';
import { type FileBlobStore, openSealedBlobs, readPayload } from '@wordslab/platform/process';
import { DataSource } from 'typeorm';
import { startStage, type TestStage } from '../testing/start-stage.js';

const messages = [
  'id,customer,mail,text,label',
  ...Array.from(
    { length: 40 },
    (_, i) => `m${i},Anna Muster,anna${i}@example.org,"Hello, my card ${i} is lost, please help me",card_${i % 4}`,
  ),
  'm40,too,few',
].join('\n');

describe('datasets', () => {
  let stage: TestStage;
  const query = <T>(sql: string): Promise<T[]> => stage.app.get(DataSource).query(sql);
  const blobs = async () =>
    (
      await Promise.all(
        (await readdir(join(stage.folder, 'blobs')))
          .filter((d) => d.length === 2)
          .map((d) => readdir(join(stage.folder, 'blobs', d))),
      )
    ).flat();
  beforeAll(async () => {
    stage = await startStage('dev');
  });
  afterAll(() => stage.stop());

  let id = '';
  it('imports a file under a new name and publishes version 1', async () => {
    const { status, body } = await stage.upload(
      '/api/v1/datasets/imports?name=messages&fileName=/tmp/m.csv',
      messages,
      { 'idempotency-key': 'first' },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^dev_/),
      name: 'messages',
      version: {
        version: 1,
        rows: 40,
        quarantined: 1,
        personal: true,
        fileName: 'm.csv',
        importId: 'first',
        format: 'csv',
        delimiter: ',',
      },
    });
    id = (body as { id: string }).id;
    expect(await stage.read(`/api/v1/datasets/${id}`)).toMatchObject({
      name: 'messages',
      version: 1,
      latest: {
        columns: [
          { name: 'id', role: 'id' },
          { name: 'customer', class: 'personal', personal: 'name' },
          { name: 'mail', class: 'personal', personal: 'email' },
          { name: 'text', role: 'text' },
          { name: 'label', role: 'label' },
        ],
      },
    });
    expect(await stage.read('/api/v1/datasets?name=messages')).toMatchObject({ items: [{ id, rows: 40 }], next: null });
  });

  it('shows the rows of a split, page by page, each row in one of them', async () => {
    const read = async (query: string): Promise<number[]> => {
      const found: number[] = [];
      for (let after = ''; ;) {
        const page = (await stage.read(`/api/v1/datasets/${id}/versions/1/rows?limit=7&${query}${after}`)) as {
          items: { ordinal: number; id: string }[];
          next: string | null;
        };
        expect(page.items.map((row) => row.id)).toEqual(page.items.map((row) => `m${row.ordinal}`));
        found.push(...page.items.map((row) => row.ordinal));
        if (page.next === null) return found;
        after = `&after=${page.next}`;
      }
    };
    const all = Array.from({ length: 40 }, (_, i) => i);
    const of = (split: string, shares?: SplitShares) => all.filter((i) => splitOf(`${id}@1`, i, shares) === split);
    for (const split of splits) expect(await read(`split=${split}`)).toEqual(of(split));
    expect(await read('split=all')).toEqual(all);
    const shares = { train: 80, traffic: 20, test: 0 };
    expect(await read('split=traffic&shares=80,20,0')).toEqual(of('traffic', shares));
    expect(await read('split=test&shares=80,20,0')).toEqual([]);
    for (const wrong of ['split=some', 'split=test&shares=80,20,10'])
      expect(await stage.read(`/api/v1/datasets/${id}/versions/1/rows?${wrong}`)).toMatchObject({
        code: 'request.invalid',
      });
  });

  it('shows rows page by page with their ids, and what was set aside', async () => {
    const first = await stage.read(`/api/v1/datasets/${id}/versions/1/rows?limit=25`);
    expect(first).toMatchObject({
      next: '25',
      items: Array.from({ length: 25 }, (_, i) => ({ id: `m${i}`, ordinal: i })),
    });
    const second = (await stage.read(`/api/v1/datasets/${id}/versions/1/rows?limit=25&after=25`)) as {
      items: { ordinal: number; id: string; row: object }[];
      next: null;
    };
    expect(second.next).toBeNull();
    expect(second.items).toHaveLength(15);
    expect(second.items[0]).toEqual({
      ordinal: 25,
      id: 'm25',
      row: {
        id: 'm25',
        customer: 'Anna Muster',
        mail: 'anna25@example.org',
        text: 'Hello, my card 25 is lost, please help me',
        label: 'card_1',
      },
    });
    expect(await stage.read(`/api/v1/datasets/${id}/versions/1/quarantine`)).toMatchObject({
      items: [{ line: 42, reason: 'too_few_columns', text: 'm40,too,few' }],
    });
  });

  it('answers a repeated Idempotency-Key with the first result and imports nothing', async () => {
    const again = await stage.upload('/api/v1/datasets/imports?name=messages', 'a,b\n1,2\n', {
      'idempotency-key': 'first',
    });
    expect(again).toMatchObject({
      status: 201,
      body: { id, version: { version: 1, rows: 40, importedBy: 'unverified:tester' } },
    });
    expect(await stage.read(`/api/v1/datasets/${id}`)).toMatchObject({ version: 1 });
  });

  it('makes the next version with each import', async () => {
    const next = await stage.upload(
      `/api/v1/datasets/${id}/imports?roles=${encodeURIComponent('{"b":"label"}')}`,
      'a,b\n1,2\n',
    );
    expect(next).toMatchObject({
      status: 201,
      body: {
        id,
        version: { version: 2, rows: 1, columns: [{ name: 'a' }, { name: 'b', role: 'label', confidence: 1 }] },
      },
    });
    expect(await stage.read(`/api/v1/datasets/${id}/versions`)).toMatchObject({
      items: [{ version: 2 }, { version: 1 }],
    });
  });

  it('publishes chunks that open with the module key, and a catalog that names every column with its class', async () => {
    const catalog = await query<{ partition: string; entity: object; fields: object[]; source: string }>(
      `SELECT * FROM published.catalog WHERE projection = 'dataset-rows' ORDER BY partition`,
    );
    expect(catalog[0]).toMatchObject({
      partition: `${id}@1`,
      entity: { kind: 'dataset', id, version: 1, name: 'messages' },
      source: 'payload',
      head: 1,
    });
    expect(catalog[0]?.fields).toContainEqual({ name: 'mail', class: 'personal', nullable: false });
    const [chunk] = await query<{ payload: string; rows: number }>(
      `SELECT payload, rows FROM published.dataset_rows WHERE partition = '${id}@1'`,
    );
    const store = stage.app.get<FileBlobStore>(BLOBS);
    const sealed = await openSealedBlobs(store, join(stage.folder, 'keys', 'payload-key'));
    const rows = (await readPayload(store, sealed, chunk?.payload ?? '')).toString().trimEnd().split('\n');
    expect(rows).toHaveLength(chunk?.rows ?? 0);
    expect(rows[0]).toBe(
      '{"customer":"Anna Muster","id":"m0","label":"card_0","mail":"anna0@example.org","text":"Hello, my card 0 is lost, please help me"}',
    );
  });

  it('lets the shipper read what is published, and no read model', async () => {
    const asShipper = (sql: string) =>
      stage.app.get(DataSource).transaction(async (em) => {
        await em.query('SET LOCAL ROLE wl_shipper');
        return em.query<unknown[]>(sql);
      });
    expect(await asShipper('SELECT * FROM published.dataset_rows')).toHaveLength(2);
    expect(await asShipper('SELECT * FROM published.catalog')).toHaveLength(2);
    await expect(asShipper('SELECT * FROM read_models.dataset_chunks')).rejects.toThrow(/permission denied/);
  });

  it('puts no value of a row into the log, the outbox or a blob in clear', async () => {
    for await (const event of stage.store().readAll())
      expect(JSON.stringify(event)).not.toMatch(/Muster|anna0@|card 0 is/);
    const entries = await query<{ entry: object }>('SELECT entry FROM sync.outbox');
    expect(entries.map((e) => e.entry)).toContainEqual(
      expect.objectContaining({
        type: 'dataset.versionPublished',
        data: expect.objectContaining({ rows: 40, personal: 'yes' }),
      }),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Muster|anna0@/);
    const store = stage.app.get<FileBlobStore>(BLOBS);
    for (const address of await blobs()) expect((await store.get(address)).includes('Muster')).toBe(false);
  });

  it.each([
    ['an empty file', '', 'dataset.empty'],
    ['HTML', '<html><p>no</p></html>', 'dataset.not_csv'],
    ['a header alone', 'a,b\n', 'dataset.no_rows'],
    ['a role of a column that is not there', 'a,b\n1,2\n', 'dataset.no_such_column', '&roles={"c":"text"}'],
    ['roles that are no JSON', 'a,b\n1,2\n', 'request.invalid', '&roles=c'],
  ])('refuses %s, keeps what is there and leaves nothing behind', async (_name, file, code, more = '') => {
    const before = await blobs();
    const refused = await stage.upload(`/api/v1/datasets/imports?name=messages${more}`, file);
    expect(refused).toMatchObject({ status: 400, body: { code } });
    expect(await blobs()).toEqual(before);
    expect(await readdir(join(stage.folder, 'work', 'imports'))).toEqual([]);
    expect(await stage.read(`/api/v1/datasets/${id}`)).toMatchObject({ version: 2 });
  });

  it('previews the structure of a file and stores nothing', async () => {
    const [before, log] = [await blobs(), await stage.read('/api/v1/datasets')];
    const rows = Array.from({ length: 50 }, (_, i) => `m${i},anna${i}@example.org,+4477009001${10 + i},${i % 3},`);
    const file = `id,mail,phone,label,note\n${rows.join('\n')}\nm50,too,short\n`;
    const preview = await stage.upload('/api/v1/datasets/preview?roles={"label":"label"}', file);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        format: 'csv',
        delimiter: ',',
        columns: [
          { name: 'id', type: 'string', role: 'id' },
          { name: 'mail', type: 'string', class: 'personal', personal: 'email' },
          { name: 'phone', type: 'string', class: 'personal', personal: 'phone' },
          { name: 'label', type: 'integer', role: 'label', confidence: 1 },
          { name: 'note', nullable: true },
        ],
        quality: { rows: 50, quarantined: 1, reasons: { too_few_columns: 1 }, empty: { note: 50 } },
      },
    });
    expect(JSON.stringify(preview)).not.toContain('example.org');
    expect(await stage.upload('/api/v1/datasets/preview', '<html>')).toMatchObject({
      status: 400,
      body: { code: 'dataset.not_csv' },
    });
    expect(await stage.upload('/api/v1/datasets/preview?roles={"x":"label"}', 'a,b\n1,2\n')).toMatchObject({
      body: { code: 'dataset.no_such_column' },
    });
    expect(await stage.upload('/api/v1/datasets/preview', 'a,b\n')).toMatchObject({
      body: { code: 'dataset.no_rows' },
    });
    expect([await blobs(), await stage.read('/api/v1/datasets')]).toEqual([before, log]);
  });

  it('shows progress, is cancelled, and leaves nothing behind', async () => {
    const before = await blobs();
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(Buffer.from(`a,b\n${'1,2\n'.repeat(300_000)}`));
      },
    });
    const upload = stage
      .upload(`/api/v1/datasets/${id}/imports`, slow, { 'idempotency-key': 'slow' })
      .catch(() => undefined);
    const progress = async () =>
      (await stage.call('GET', '/api/v1/datasets/imports/slow')).body as { rows: number; status: string };
    let seen = await progress();
    for (let i = 0; i < 500 && !(seen.rows > 0); i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen = await progress();
    }
    expect(seen).toMatchObject({ status: 'running' });
    expect(seen.rows).toBeGreaterThan(0);
    const twice = await stage.upload(`/api/v1/datasets/${id}/imports`, 'a,b\n1,2\n', { 'idempotency-key': 'slow' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'dataset.import_running' } });
    expect(await stage.call('DELETE', '/api/v1/datasets/imports/slow')).toMatchObject({
      status: 202,
      body: { status: 'cancelled', error: { code: 'dataset.import_cancelled' } },
    });
    expect(await progress()).toMatchObject({ status: 'cancelled' });
    expect(await blobs()).toEqual(before);
    void upload;
  });

  it('is cancelled also where the upload sends nothing more', async () => {
    const before = await blobs();
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(`a,b\n${'1,2\n'.repeat(500_000)}`)),
    });
    const upload = stage
      .upload(`/api/v1/datasets/${id}/imports`, stalled, { 'idempotency-key': 'stalled' })
      .catch(() => 'cut off');
    const rows = async () =>
      ((await stage.call('GET', '/api/v1/datasets/imports/stalled')).body as { rows?: number }).rows ?? 0;
    const atRest = async () => {
      const [before, , after] = [await rows(), await new Promise((resolve) => setTimeout(resolve, 300)), await rows()];
      return before > 0 && after === before;
    };
    for (let i = 0; i < 60 && !(await atRest()); i++);
    expect(await stage.call('DELETE', '/api/v1/datasets/imports/stalled')).toMatchObject({
      status: 202,
      body: { status: 'cancelled' },
    });
    expect(await upload).toBe('cut off');
    expect(await blobs()).toEqual(before);
  });

  it('that is published says so when it is cancelled too late', async () => {
    await stage.upload(`/api/v1/datasets/${id}/imports`, 'id,text\nm0,a\n', { 'idempotency-key': 'early' });
    expect(await stage.call('DELETE', '/api/v1/datasets/imports/early')).toMatchObject({
      body: { status: 'published' },
    });
  });

  it('answers a full disk with a hint and keeps earlier versions', async () => {
    const store = stage.app.get<FileBlobStore>(BLOBS);
    const put = store.put.bind(store);
    let left = 2;
    store.put = async (bytes) => {
      if (left-- > 0) return put(bytes);
      const { QuotaExceeded } = await import('@wordslab/contracts');
      throw new QuotaExceeded('blob.disk_full', 'the disk of the payload store is full', 'Free space.');
    };
    const before = await blobs();
    const rows = Array.from({ length: 400_000 }, (_, i) => `${i},value ${i}`).join('\n');
    const full = await stage.upload(`/api/v1/datasets/${id}/imports`, `a,b\n${rows}\n`);
    store.put = put;
    expect(full).toMatchObject({ status: 429, body: { code: 'blob.disk_full', hint: 'Free space.' } });
    expect(await blobs()).toEqual(before);
    expect(await stage.read(`/api/v1/datasets/${id}/versions/1/rows?limit=1`)).toMatchObject({ items: [{ id: 'm0' }] });
  });

  it('collects what a killed import stored, and keeps what it published', async () => {
    const store = stage.app.get<FileBlobStore>(BLOBS);
    const orphan = await store.put(Buffer.from('a chunk that nobody names'));
    const [published] = await query<{ payload: string }>(
      `SELECT payload FROM published.dataset_rows WHERE partition = '${id}@1'`,
    );
    const [, key, address] = published?.payload.split(':') ?? [];
    const journal = (k: string, a: string) =>
      writeFile(
        join(stage.folder, 'work', 'imports', `${k}.journal`),
        `${JSON.stringify({ dataset: id, key: k, host: osName, pid: process.pid })}\n${a}\n`,
      );
    const osName = (await import('node:os')).hostname();
    await journal('0198c5d0-dead', orphan);
    await journal(key ?? '', address ?? '');
    await stage.restart();
    expect(await readdir(join(stage.folder, 'work', 'imports'))).toEqual([]);
    expect(await store.has(orphan)).toBe(false);
    expect(await store.has(address ?? '')).toBe(true);
    expect(await stage.read(`/api/v1/datasets/${id}/versions/1/rows?limit=1`)).toMatchObject({ items: [{ id: 'm0' }] });
  });

  it('proposes a policy that drops what nobody asked for', async () => {
    const proposal = await stage.call('POST', `/api/v1/datasets/${id}/policy-proposal`, {
      body: { to: 'train', version: 1, keep: ['label'], redact: ['text'] },
    });
    expect(proposal).toMatchObject({
      status: 201,
      body: {
        document: {
          entity: id,
          fields: {
            id: { use: 'drop' },
            mail: { use: 'drop' },
            label: { use: 'keep' },
            text: { use: 'redact', names: ['customer'] },
          },
        },
      },
    });
    expect(
      await stage.call('POST', `/api/v1/datasets/${id}/policy-proposal`, {
        body: { to: 'train', version: 1, keep: ['mail'] },
      }),
    ).toMatchObject({
      status: 400,
      body: { code: 'policy.personal_kept' },
    });
  });

  it('refuses to create a name twice, and to import into what is not there', async () => {
    expect(await stage.call('POST', '/api/v1/datasets', { body: { name: 'messages' } })).toMatchObject({
      status: 409,
      body: { code: 'dataset.name_taken' },
    });
    const nobody = 'dev_0198c5d0-0000-7000-8000-000000000001';
    expect(await stage.upload(`/api/v1/datasets/${nobody}/imports`, 'a,b\n1,2\n')).toMatchObject({
      status: 404,
      body: { code: 'dataset.not_found' },
    });
    expect(
      await stage.call('POST', `/api/v1/datasets/train_${nobody.slice(4)}/policy-proposal`, { body: { to: 'dev' } }),
    ).toMatchObject({ status: 409, body: { code: 'copy.read_only' } });
  });
});
