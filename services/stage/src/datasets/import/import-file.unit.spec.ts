import { describe, expect, it } from '@jest/globals';
import { zstdDecompressSync } from 'node:zlib';
import { canonicalJson, sha256Hex } from '@wordslab/contracts';
import fc from 'fast-check';
import { rowEncoder } from './encode-rows.js';
import { importFile, type ImportedFile, type ImportRequest } from './import-file.js';
import type { InferFieldClass } from './infer-columns.js';

const infer: InferFieldClass = (name) => {
  if (/mail/.test(name)) return { class: 'personal', personal: 'email', confidence: 0.9 };
  if (/amount/.test(name)) return { class: 'number', confidence: 0.8 };
  return { class: name === 'label' ? 'label' : 'text', confidence: 0.7 };
};

/** Imports text or bytes, handed over in pieces of `piece` bytes. */
const run = async (file: string | Buffer, wishes: ImportRequest['wishes'] = {}, piece = 7) => {
  const bytes = Buffer.from(file);
  const store = new Map<string, Buffer>();
  async function* source() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const put = async (compressed: Uint8Array) => {
    const address = sha256Hex(compressed);
    store.set(address, zstdDecompressSync(compressed));
    return address;
  };
  const signal = new AbortController().signal;
  const result = await importFile({ source: source(), wishes, infer, put, signal, onProgress: () => undefined });
  const read = (chunks: ImportedFile['chunks']) =>
    chunks.flatMap((c) =>
      (store.get(c.address)?.toString() ?? '')
        .trimEnd()
        .split('\n')
        .map((l): unknown => JSON.parse(l)),
    );
  return { result, rows: read(result.chunks), bad: read(result.quarantine), store };
};
const failure = (file: string | Buffer, wishes: ImportRequest['wishes'] = {}) =>
  run(file, wishes).then(
    () => 'no failure',
    (e: { code?: string }) => e.code ?? String(e),
  );

describe('importing CSV', () => {
  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('detects the delimiter %j', async (d) => {
    const { result, rows } = await run(`id${d}text\n1${d}hello\n2${d}"a ${d} ""b"" \n c"\n`);
    expect(result).toMatchObject({ format: 'csv', delimiter: d, rows: 2, quarantined: 0 });
    expect(rows).toEqual([
      { id: '1', text: 'hello' },
      { id: '2', text: `a ${d} "b" \n c` },
    ]);
  });

  it('takes off a byte order mark, accepts CRLF and a last line without an end', async () => {
    const { rows, result } = await run('\ufeffid,label\r\n1,a\r\n2,b');
    expect(rows).toEqual([
      { id: '1', label: 'a' },
      { id: '2', label: 'b' },
    ]);
    expect(result.bytes).toBe(21);
  });

  it('keeps a quote inside an unquoted cell, empty cells are null', async () => {
    const { rows, result } = await run('text,label\na 5" disk,\n,x\n');
    expect(rows).toEqual([
      { text: 'a 5" disk', label: null },
      { text: null, label: 'x' },
    ]);
    expect(result.quality.empty).toEqual({ text: 1, label: 1 });
  });

  it('sets bad rows aside with line and reason, and loses no good one', async () => {
    const file = Buffer.concat([
      Buffer.from('id,text\n1,a\n2,b,c\n3\n'),
      Buffer.from([0x34, 0x2c, 0xff, 0x0a]),
      Buffer.from('5,"x"y\n6,"open\n7,g\n8,"h"\n9,"last\n'),
    ]);
    const { rows, bad, result } = await run(file, { delimiter: ',' });
    expect(rows).toEqual([
      { id: '1', text: 'a' },
      { id: '7', text: 'g' },
      { id: '8', text: 'h' },
    ]);
    expect(bad).toMatchObject([
      { line: 3, reason: 'too_many_columns', text: '2,b,c' },
      { line: 4, reason: 'too_few_columns' },
      { line: 5, reason: 'invalid_utf8' },
      { line: 6, reason: 'bad_quote' },
      { line: 7, reason: 'unclosed_quote', text: '6,"open' },
      { line: 10, reason: 'unclosed_quote', text: '9,"last' },
    ]);
    expect(result.quality.reasons).toEqual({
      too_many_columns: 1,
      too_few_columns: 1,
      invalid_utf8: 1,
      bad_quote: 1,
      unclosed_quote: 2,
    });
  });

  it('sets aside a row and a cell that are too large', async () => {
    const { rows, bad } = await run(
      `id,text\n1,${'x'.repeat(1 << 20)}\n2,${'y'.repeat(300 << 10)}\n3,c\n`,
      {},
      1 << 16,
    );
    expect(rows).toEqual([{ id: '3', text: 'c' }]);
    expect(bad).toMatchObject([
      { line: 2, reason: 'row_too_large' },
      { line: 3, reason: 'cell_too_large' },
    ]);
  });

  it('reads back whatever cells a proper writer quotes', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll(/[\0\r]/g, '_'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        async (table, piece) => {
          const quote = (s: string) => `"${s.replaceAll('"', '""')}"`;
          const { rows, bad } = await run(
            `a,b\n${table.map((r) => r.map(quote).join(',')).join('\n')}\n`,
            { format: 'csv', delimiter: ',' },
            piece,
          );
          expect(bad).toEqual([]);
          expect(rows).toEqual(table.map(([a, b]) => ({ a: a || null, b: b || null })));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps phone numbers, ids with leading zeros and personal columns as text', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `+44770090${1000 + i},${i + 1},${i},4477009${i}`);
    const { result, rows: read } = await run(`mobile,id,mail,fax\n${rows.join('\n')}\n+1,007,x,1\n`, {
      roles: { fax: 'personal:phone' },
    });
    expect(result.columns.map(({ name, type, class: cls }) => `${name} ${type} ${cls}`)).toEqual([
      'mobile string text',
      'id string text',
      'mail string personal',
      'fax string personal',
    ]);
    expect(read.at(-1)).toEqual({ mobile: '+1', id: '007', mail: 'x', fax: '1' });
  });

  it('demotes a type as late as the last row', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `${i},${i}.5,2026-01-01`).join('\n');
    const clean = await run(`n,amount,d\n${rows}\n`, {}, 4096);
    expect(clean.result.columns.map((c) => [c.type, c.role])).toEqual([
      ['integer', 'text'],
      ['number', 'number'],
      ['date', 'text'],
    ]);
    const late = await run(`n,amount,d\n${rows}\nx,y,z\n`, {}, 4096);
    expect(late.result.columns.map((c) => [c.type, c.role])).toEqual([
      ['string', 'text'],
      ['string', 'text'],
      ['string', 'text'],
    ]);
  });

  it('takes roles from the request over what it infers', async () => {
    const { result } = await run('mail,x,who\na@b.c,1,z\n', { roles: { x: 'personal:phone', who: 'subject' } });
    expect(result.columns).toMatchObject([
      { name: 'mail', class: 'personal', personal: 'email', confidence: 0.9 },
      { name: 'x', role: 'personal', class: 'personal', personal: 'phone', confidence: 1 },
      { name: 'who', role: 'subject', class: 'personal', personal: 'subject' },
    ]);
  });
});

describe('importing JSON Lines', () => {
  it('takes the keys of the first rows as columns and fills what lacks with null', async () => {
    const { result, rows } = await run('{"id":1,"text":"a"}\n\n{"id":2,"tags":["x"],"text":null}\n');
    expect(result).toMatchObject({ format: 'jsonl', rows: 2 });
    expect(rows).toEqual([
      { id: 1, tags: null, text: 'a' },
      { id: 2, tags: ['x'], text: null },
    ]);
    expect(result.columns.map((c) => c.type)).toEqual(['integer', 'string', 'json']);
  });

  it('sets bad lines aside', async () => {
    const many = Array.from({ length: 1200 }, () => '{"a":1}').join('\n');
    const file = `{"a":1}\n{"a":\n[1]\n{"a":"\\u0000"}\n{"a":"\\ud800"}\n${many}\n{"a":1,"b":2}\n`;
    const { result, bad } = await run(file, { format: 'jsonl' }, 1 << 10);
    expect(result.rows).toBe(1201);
    expect(bad).toMatchObject([
      { line: 2, reason: 'unparsable_json' },
      { line: 3, reason: 'not_an_object' },
      { line: 4, reason: 'nul_character' },
      { line: 5, reason: 'nul_character' },
      { line: 1206, reason: 'too_many_columns' },
    ]);
  });
});

describe('refusing a file', () => {
  it.each([
    ['an empty file', '', {}, 'dataset.empty'],
    ['blank lines', '\n \n', {}, 'dataset.empty'],
    ['a header alone', 'id,text\n', {}, 'dataset.no_rows'],
    ['rows that are all bad', 'id,text\n1\n2\n', { delimiter: ',' }, 'dataset.no_good_row'],
    ['a spreadsheet', Buffer.from('PK\x03\x04rest of it'), {}, 'dataset.not_csv'],
    ['Parquet', 'PAR1xxxx', { fileName: 'a.csv' }, 'dataset.not_csv'],
    ['HTML', '<!DOCTYPE html>\n<p>a,b', {}, 'dataset.not_csv'],
    ['binary', Buffer.from(Array.from({ length: 600 }, (_, i) => i % 7)), {}, 'dataset.not_csv'],
    ['prose', 'Hello, you.\nHow are you today?\nI, for one, am well, thanks.\nBye.\n', {}, 'dataset.not_csv'],
    ['a JSON array', '[{"a":1}]', {}, 'dataset.json_array'],
    ['pretty-printed JSON', '{\n  "a":\n1\n}\n', {}, 'dataset.not_jsonl'],
    ['a column twice', 'a,b,a\n1,2,3\n', {}, 'dataset.duplicate_columns'],
    ['a role of a missing column', 'a,b\n1,2\n', { roles: { c: 'text' } }, 'dataset.no_such_column'],
    ['an unknown role', 'a,b\n1,2\n', { roles: { a: 'king' } }, 'dataset.unknown_role'],
    ['Latin-1', Buffer.from(`a,b\n${'é,ü\n'.repeat(30)}`, 'latin1'), {}, 'dataset.not_utf8'],
  ])('%s', async (_name, file, wishes, code) => {
    expect(await failure(file, wishes)).toBe(code);
  });

  it('stores nothing before the request is known to fit the columns', async () => {
    let puts = 0;
    async function* source() {
      yield Buffer.from('a,b\n1,2\n');
    }
    const put = async () => `${(puts += 1)}`;
    const request = { source: source(), wishes: { roles: { c: 'text' } }, infer, put, onProgress: () => undefined };
    await expect(importFile({ ...request, signal: new AbortController().signal })).rejects.toMatchObject({
      details: { missing: ['c'], columns: ['a', 'b'] },
    });
    expect(puts).toBe(0);
  });

  it('ends with the reason when it is cancelled', async () => {
    const cancel = new AbortController();
    async function* source() {
      for (let i = 0; ; i++) yield Buffer.from(i === 0 ? 'a,b\n' : '1,2\n'.repeat(20_000));
    }
    const onProgress = ({ rows }: { rows: number }) => void (rows > 100_000 && cancel.abort(new Error('enough')));
    const put = async () => 'x';
    await expect(
      importFile({ source: source(), wishes: {}, infer, put, signal: cancel.signal, onProgress }),
    ).rejects.toThrow('enough');
  });

  it('ends with the failure of the payload store', async () => {
    const put = () => Promise.reject(new Error('disk full'));
    async function* source() {
      yield Buffer.from(`a,b\n${'1,2\n'.repeat(500_000)}`);
    }
    await expect(
      importFile({
        source: source(),
        wishes: {},
        infer,
        put,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    ).rejects.toThrow('disk full');
  });
});

it('encodes rows as canonical JSON does', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.dictionary(fc.string(), fc.integer()),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), value), (row) => {
      expect(rowEncoder(Object.keys(row))(Object.values(row))).toBe(`${canonicalJson(row)}\n`);
    }),
  );
});
