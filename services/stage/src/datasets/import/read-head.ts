/** The first bytes of a stream, and the whole stream again from its start. */
export interface Head {
  readonly bytes: Buffer;
  readonly all: AsyncIterable<Buffer>;
}

/** Reads at least `wanted` bytes, or all there are, without losing them. */
export const readHead = async (source: AsyncIterable<Uint8Array>, wanted: number): Promise<Head> => {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  let ended = false;
  for (let length = 0; length < wanted && !ended;) {
    const next = await iterator.next();
    ended = next.done === true;
    if (next.done) break;
    pieces.push(asBuffer(next.value));
    length += next.value.length;
  }
  return { bytes: Buffer.concat(pieces), all: replay(pieces, ended ? undefined : iterator) };
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function* replay(pieces: Buffer[], rest: AsyncIterator<Uint8Array> | undefined): AsyncGenerator<Buffer, void> {
  yield* pieces.splice(0);
  if (!rest) return;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield asBuffer(next.value);
  } finally {
    await rest.return?.();
  }
}
