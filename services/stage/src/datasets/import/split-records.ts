import { limits } from './limits.js';
import { type BadRow, badRow, type Line } from './rows.js';

const QUOTE = 0x22;

/** A row of a CSV file before its cells are told apart: one line, or several where a quoted cell has line ends. */
export interface CsvRecord {
  readonly line: number;
  readonly bytes: Buffer;
}

type QuoteState = 'closed' | 'open' | 'broken';

/** How the quotes stand at the end of `bytes`: `broken` when something other than a delimiter follows a closing quote. */
export const quotesAfter = (bytes: Buffer, delimiter: number, before: 'closed' | 'open'): QuoteState => {
  let at = 0;
  let open = before === 'open';
  for (;;) {
    if (!open) {
      if (bytes[at] !== QUOTE) {
        // A quote inside an unquoted cell is a character like any other.
        const next = bytes.indexOf(delimiter, at);
        if (next < 0) return 'closed';
        at = next + 1;
        continue;
      }
      at += 1;
      open = true;
    }
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0) return 'open';
    at = quote + 1;
    if (bytes[at] === QUOTE) {
      at += 1;
      continue;
    }
    if (at === bytes.length) return 'closed';
    if (bytes[at] !== delimiter) return 'broken';
    at += 1;
    open = false;
  }
};

/**
 * Joins lines into records. One quote that is never closed costs its own line only: once the record turns out to be
 * broken, too long or unfinished, its first line is set aside and reading resumes at the second.
 */
export class RecordSplitter {
  private held: Line[] = [];
  private heldBytes = 0;

  constructor(private readonly delimiter: number) {}

  *push(line: Line): Generator<CsvRecord | BadRow, void> {
    const queue = [line];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (next.cut && this.held.length === 0) {
        yield badRow(next, 'row_too_large', `the row is longer than ${limits.row} bytes`);
        continue;
      }
      if (next.cut) {
        const [first, ...others] = this.release();
        if (first) yield unclosed(first);
        queue.unshift(...others, next);
        continue;
      }
      yield* this.take(next, queue);
    }
  }

  /** What is left when the file ends inside a quoted cell. */
  *end(): Generator<CsvRecord | BadRow, void> {
    for (let rest = this.release(); rest.length > 0; rest = this.release()) {
      const [first, ...others] = rest;
      if (first) yield unclosed(first);
      for (const line of others) yield* this.push(line);
    }
  }

  private *take(line: Line, queue: Line[]): Generator<CsvRecord | BadRow, void> {
    const continued = this.held.length > 0;
    const state =
      !continued && !line.bytes.includes(QUOTE)
        ? 'closed'
        : quotesAfter(line.bytes, this.delimiter, continued ? 'open' : 'closed');
    switch (state) {
      case 'closed':
        yield this.complete(line);
        return;
      case 'open':
        this.held.push(line);
        this.heldBytes += line.bytes.length + 1;
        if (this.held.length < limits.linesOfRow && this.heldBytes <= limits.row) return;
        break;
      case 'broken':
        if (!continued) {
          yield badRow(line, 'bad_quote', 'a closing quote is followed by something other than the delimiter');
          return;
        }
        this.held.push(line);
    }
    const [first, ...others] = this.release();
    if (first) yield unclosed(first);
    queue.unshift(...others);
  }

  private complete(last: Line): CsvRecord {
    if (this.held.length === 0) return { line: last.number, bytes: last.bytes };
    const lines = [...this.release(), last];
    const newline = Buffer.from('\n');
    const bytes = Buffer.concat(lines.flatMap((l, i) => (i === 0 ? [l.bytes] : [newline, l.bytes])));
    return { line: lines[0]?.number ?? last.number, bytes };
  }

  private release(): Line[] {
    const lines = this.held;
    this.held = [];
    this.heldBytes = 0;
    return lines;
  }
}

const unclosed = (line: Line): BadRow => badRow(line, 'unclosed_quote', 'a quoted cell begins here and is not closed');
