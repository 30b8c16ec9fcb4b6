import { clean } from './text.js';

/** Told on stderr, so that stdout holds the result alone. */
export interface Progress {
  /** A line that stays. */
  line(text: string): void;
  /** What is going on now; `fraction` from 0 to 1 where it is known. */
  now(text: string, fraction?: number): void;
  /** Nothing more is going on. */
  end(): void;
}

const BAR = 24;
const FRAME_MS = 80;
const PLAIN_MS = 5_000;

const percent = (fraction: number): string => `${String(Math.floor(Math.min(fraction, 1) * 100)).padStart(3)} %`;

const bar = (fraction: number): string => {
  const full = Math.round(Math.min(fraction, 1) * BAR);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${percent(fraction)}`;
};

/** One line that is written over, for a terminal. */
export class LiveProgress implements Progress {
  private shownAt = 0;
  private isShown = false;

  constructor(
    private readonly stream: { write(text: string): unknown; columns?: number },
    private readonly clock: () => number = Date.now,
  ) {}

  line(text: string): void {
    this.end();
    this.stream.write(`${clean(text)}\n`);
  }

  now(text: string, fraction?: number): void {
    const isOver = fraction !== undefined && fraction >= 1;
    if (this.clock() - this.shownAt < FRAME_MS && !isOver) return;
    this.shownAt = this.clock();
    this.isShown = true;
    const shown = `${fraction === undefined ? '' : `${bar(fraction)}  `}${clean(text)}`;
    this.stream.write(`\r\x1b[K${shown.slice(0, (this.stream.columns || 80) - 1)}`);
  }

  end(): void {
    if (this.isShown) this.stream.write('\r\x1b[K');
    this.isShown = false;
    this.shownAt = 0;
  }
}

/** Plain lines without control characters, for logs and pipes: what stays, and a sign of life every few seconds. */
export class PlainProgress implements Progress {
  private toldAt: number;

  constructor(
    private readonly stream: { write(text: string): unknown },
    private readonly clock: () => number = Date.now,
  ) {
    this.toldAt = clock();
  }

  line(text: string): void {
    this.toldAt = this.clock();
    this.stream.write(`${clean(text)}\n`);
  }

  now(text: string, fraction?: number): void {
    if (this.clock() - this.toldAt < PLAIN_MS) return;
    this.line(fraction === undefined ? text : `${text} (${percent(fraction).trim()})`);
  }

  end(): void {
    // every line that was written stays
  }
}

export const progressOn = (stream: NodeJS.WriteStream): Progress =>
  stream.isTTY && process.env['TERM'] !== 'dumb' ? new LiveProgress(stream) : new PlainProgress(stream);
