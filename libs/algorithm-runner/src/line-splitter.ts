const NEWLINE = 10;

/**
 * Bytes in any pieces to whole lines of UTF-8. A longer line than allowed is told and ends the splitting;
 * where nobody wants to be told, it is cut.
 */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private held = 0;
  private over = false;

  constructor(
    private readonly maxBytes: number,
    private readonly onLine: (line: string) => void,
    private readonly onTooLong?: () => void,
  ) {}

  push(bytes: Buffer): void {
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0 && !this.over; end = bytes.indexOf(NEWLINE, from)) {
      this.hold(bytes.subarray(from, end));
      if (!this.over) this.flush();
      from = end + 1;
    }
    if (!this.over) this.hold(bytes.subarray(from));
  }

  /** The last line, where no newline ends it. */
  end(): void {
    if (this.held > 0 && !this.over) this.flush();
  }

  private hold(piece: Buffer): void {
    this.held += piece.length;
    if (this.held > this.maxBytes) {
      if (!this.onTooLong) {
        this.pieces.push(piece);
        this.flush();
        return;
      }
      this.over = true;
      this.pieces = [];
      this.onTooLong();
    } else if (piece.length > 0) this.pieces.push(piece);
  }

  private flush(): void {
    const line = Buffer.concat(this.pieces).toString('utf8');
    this.pieces = [];
    this.held = 0;
    this.onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
