import { randomBytes } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { deriveEdgeKeys } from '../keys/edge-keys.js';
import { sealWithin } from '../snapshot/build.js';
import { openChunk, rawHash, sealChunk } from './chunk-codec.js';
import { Chunker, chunkSizes } from './chunker.js';
import { MAX_CHUNK_BYTES, MAX_ROW_BYTES, MAX_WIRE_BYTES, MIN_CHUNK_BYTES } from './limits.js';
import { decodeRows, encodeRow, type Row } from './rows.js';

const root = Buffer.alloc(32, 7);
const secrets = deriveEdgeKeys(root, { from: 'dev', to: 'train' }, 1);
const other = deriveEdgeKeys(root, { from: 'dev', to: 'preprod' }, 1);

const expected = (raw: Buffer): { hash: string; rawBytes: number } => ({
  hash: rawHash(secrets.hashKey, raw),
  rawBytes: raw.length,
});
const chunksOf = (rows: readonly Buffer[], hashKey = secrets.hashKey): Buffer[][] => {
  const chunker = new Chunker(hashKey);
  const chunks = rows.flatMap((row) => {
    const ended = chunker.push(row);
    return ended ? [[...ended]] : [];
  });
  const last = chunker.flush();
  return last ? [...chunks, [...last]] : chunks;
};
const lengthOf = (chunk: readonly Buffer[]): number => chunk.reduce((total, row) => total + row.length, 0);
const textRows = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) =>
    encodeRow({ id: i, text: `The order ${i * 7919} has not arrived, please help.` }),
  );

describe('rows', () => {
  it('have one text: keys in order, one line each, back again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), { minLength: 1 }),
        (rows) => {
          const raw = Buffer.concat(rows.map((row) => encodeRow(row)));
          expect(Buffer.concat(decodeRows(raw).map((row) => encodeRow(row))).equals(raw)).toBe(true);
        },
      ),
    );
    expect(encodeRow({ b: 1, a: 'x' }).toString()).toBe('{"a":"x","b":1}\n');
  });

  it.each(['{"b":1,"a":2}\n', '{"a":1}', '[1]\n', 'null\n', '{"a": 1}\n', 'x\n'])(
    'are refused where not canonical: %j',
    (raw) => {
      expect(() => decodeRows(Buffer.from(raw))).toThrow(expect.objectContaining({ code: 'snapshot.bad_rows' }));
    },
  );

  it('are refused when they are too large to ship, by their length as text', () => {
    const row = (bytes: number): Row => ({ t: 'x'.repeat(bytes - '{"t":""}\n'.length) });
    expect(encodeRow(row(MAX_ROW_BYTES)).length).toBe(MAX_ROW_BYTES);
    expect(() => encodeRow(row(MAX_ROW_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'snapshot.row_too_large' }),
    );
  });
});

describe('the chunker', () => {
  const rows = textRows(60_000);

  it('cuts between 256 KiB and 2 MiB, keeps every row in order, and always the same', () => {
    const chunks = chunksOf(rows);
    expect(Buffer.concat(chunks.flat()).equals(Buffer.concat(rows))).toBe(true);
    expect(chunks.length).toBeGreaterThan(4);
    for (const chunk of chunks.slice(0, -1)) expect(lengthOf(chunk)).toBeGreaterThanOrEqual(MIN_CHUNK_BYTES);
    for (const chunk of chunks) expect(lengthOf(chunk)).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    expect(chunksOf(rows).map(lengthOf)).toEqual(chunks.map(lengthOf));
  });

  it('moves only the cuts near a changed row', () => {
    const before = new Set(chunksOf(rows).map((chunk) => rawHash(secrets.hashKey, Buffer.concat(chunk))));
    const changed = [...rows.slice(0, 10), encodeRow({ id: 'new' }), ...rows.slice(10)];
    const after = chunksOf(changed).map((chunk) => rawHash(secrets.hashKey, Buffer.concat(chunk)));
    expect(after.filter((hash) => !before.has(hash)).length).toBeLessThanOrEqual(2);
  });

  it('cuts elsewhere under another key', () => {
    const lengths = (key: Buffer): number[] => chunksOf(rows, key).map(lengthOf);
    expect(lengths(other.hashKey)).not.toEqual(lengths(secrets.hashKey));
  });

  it.each([
    ['random hex', (): string => randomBytes(400).toString('hex')],
    ['random base64', (): string => randomBytes(600).toString('base64')],
    [
      'random letters of any script',
      (): string => [...randomBytes(300)].map((b) => String.fromCodePoint(0x4e00 + b * 37)).join(''),
    ],
    ['one letter, long', (): string => 'a'.repeat(5_000)],
    ['rows near the limit', (): string => randomBytes(180_000).toString('base64')],
  ])('keeps %s within 512 KiB on the wire', (_, text) => {
    const sample = Array.from({ length: text().length > 100_000 ? 12 : 2_500 }, text);
    const chunks = chunksOf(sample.map((t, i) => encodeRow({ i, t })));
    for (const chunk of chunks) {
      expect(sealChunk(Buffer.concat(chunk), secrets.edgeKey).length).toBeLessThanOrEqual(MAX_WIRE_BYTES);
      expect(lengthOf(chunk)).toBeLessThanOrEqual(chunkSizes.max);
    }
  });

  it('is backed by halving: rows that exceed the wire after all are shipped in smaller chunks, in order', () => {
    const lines = textRows(64);
    const parts = sealWithin(lines, secrets, 400);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.reduce((total, part) => total + part.raw.rows, 0)).toBe(64);
    expect(parts.every((part) => part.wire.bytes.length <= 400 || part.raw.rows === 1)).toBe(true);
  });
});

describe('chunks on the wire', () => {
  const raw = Buffer.concat(textRows(500));
  const wire = sealChunk(raw, secrets.edgeKey);

  it('come back as they were, and are the same bytes each time', () => {
    expect(openChunk(wire, secrets, expected(raw)).equals(raw)).toBe(true);
    expect(sealChunk(raw, secrets.edgeKey).equals(wire)).toBe(true);
    expect(sealChunk(raw, other.edgeKey).equals(wire)).toBe(false);
  });

  it('are refused with any byte flipped', () => {
    fc.assert(
      fc.property(fc.nat(wire.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const flipped = Buffer.from(wire);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        expect(() => openChunk(flipped, secrets, expected(raw))).toThrow(
          expect.objectContaining({ code: 'snapshot.bad_chunk' }),
        );
      }),
    );
  });

  it.each([0, 4, 52, 60])('are refused when cut to %i bytes', (length) => {
    expect(() => openChunk(wire.subarray(0, length), secrets, expected(raw))).toThrow(
      expect.objectContaining({ code: 'snapshot.bad_chunk' }),
    );
  });

  it('are refused under the key of another edge, and with other rows than signed', () => {
    expect(() => openChunk(wire, other, expected(raw))).toThrow(
      expect.objectContaining({ code: 'snapshot.bad_chunk' }),
    );
    const wrong = { ...expected(raw), hash: rawHash(other.hashKey, raw) };
    expect(() => openChunk(wire, secrets, wrong)).toThrow(expect.objectContaining({ code: 'snapshot.bad_chunk' }));
  });

  it('are refused as a bomb when they unpack to more than they declare, without unpacking it all', () => {
    const bomb = sealChunk(Buffer.alloc(64 * 1024 * 1024), secrets.edgeKey);
    expect(bomb.length).toBeLessThan(MAX_WIRE_BYTES);
    for (const rawBytes of [1_000, MAX_CHUNK_BYTES, 2 ** 40])
      expect(() => openChunk(bomb, secrets, { hash: '', rawBytes })).toThrow(
        expect.objectContaining({ code: 'snapshot.bomb' }),
      );
    const small = sealChunk(Buffer.alloc(5_000), secrets.edgeKey);
    expect(() => openChunk(small, secrets, { hash: '', rawBytes: 1_000 })).toThrow(
      expect.objectContaining({ code: 'snapshot.bomb' }),
    );
  });

  it('never show the digest of what they hold', () => {
    const compressed = zstdCompressSync(raw);
    expect(wire.includes(compressed.subarray(0, 16))).toBe(false);
  });
});
