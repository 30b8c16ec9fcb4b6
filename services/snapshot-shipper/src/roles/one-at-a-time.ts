import type { SnapshotFact } from '@wordslab/sync';
import type { FactReader } from '../log/facts.js';
import type { Ticking } from '../process/ticker.js';

/** A part of the snapshot process that also takes in chunks, if it does. */
export interface SnapshotPart extends FactReader, Ticking {
  chunk?(name: string, bytes: Buffer): Promise<unknown>;
}

/** A snapshot process takes one call at a time; this lines up what facts, chunks and the clock ask of it. */
export class OneAtATime implements SnapshotPart {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly part: SnapshotPart) {}

  get dueAt(): number {
    return this.part.dueAt;
  }

  restore(fact: SnapshotFact): void {
    this.part.restore(fact);
  }

  handle(fact: SnapshotFact): Promise<void> {
    return this.next(() => this.part.handle(fact));
  }

  tick(): Promise<void> {
    return this.next(() => this.part.tick());
  }

  chunk(name: string, bytes: Buffer): Promise<unknown> {
    return this.next(() => this.part.chunk?.(name, bytes) ?? Promise.resolve());
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    // Whoever asked sees the failure; the line goes on.
    this.last = result.catch(() => undefined);
    return result;
  }
}
