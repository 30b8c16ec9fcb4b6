import type { Line } from './rows.js';

const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Cuts a stream of bytes into lines, a batch for each piece that arrives. A line longer than `longest` is cut there. */
export class LineReader {
  private number = 0;
  private held: Buffer[] = [];
  private heldBytes = 0;
  private overlong = false;

  constructor(private readonly longest: number) {}

  /** The lines that `piece` completes. */
  push(piece: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, start)) {
      this.hold(piece.subarray(start, end));
      lines.push(this.complete());
      start = end + 1;
    }
    if (start < piece.length) this.hold(piece.subarray(start));
    return lines;
  }

  /** The last line, where the file does not end with a line end. */
  end(): Line[] {
    return this.heldBytes > 0 ? [this.complete()] : [];
  }

  private hold(bytes: Buffer): void {
    const room = this.longest - this.heldBytes;
    if (bytes.length > room) this.overlong = true;
    const taken = bytes.length > room ? bytes.subarray(0, Math.max(room, 0)) : bytes;
    this.held.push(taken);
    this.heldBytes += taken.length;
  }

  private complete(): Line {
    let bytes = this.held.length === 1 && this.held[0] ? this.held[0] : Buffer.concat(this.held);
    this.number += 1;
    if (this.number === 1 && bytes.subarray(0, 3).equals(BOM)) bytes = bytes.subarray(3);
    if (!this.overlong && bytes[bytes.length - 1] === CR) bytes = bytes.subarray(0, -1);
    const line = { number: this.number, bytes, cut: this.overlong };
    this.held = [];
    this.heldBytes = 0;
    this.overlong = false;
    return line;
  }
}

/** The lines of a stream, in batches; memory is one piece and one line. */
export async function* readLines(pieces: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line[], void> {
  const reader = new LineReader(longest);
  for await (const piece of pieces) {
    const lines = reader.push(piece);
    if (lines.length > 0) yield lines;
  }
  const last = reader.end();
  if (last.length > 0) yield last;
}
