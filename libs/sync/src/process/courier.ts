import { isWordslabError, NotFound } from '@wordslab/contracts/core';
import type { BlobStore, ChunkSender, Clock } from '../ports.js';

export interface CourierOptions {
  /** Chunks on their way to one peer at once. */
  readonly window?: number;
  /** Milliseconds until the next attempt when the broker has no room. */
  readonly retryAfter?: number;
}

/**
 * Carries wanted chunks to peers: one queue per peer, so that a full stream to one holds up nobody else. Nothing of it is
 * kept over a restart; whoever still lacks a chunk asks again.
 * Call `pump(peer)` whenever `work` says so and when the time it returned has come.
 */
export class Courier {
  private readonly queues = new Map<string, Set<string>>();

  constructor(
    private readonly blobs: BlobStore,
    private readonly sender: ChunkSender,
    private readonly clock: Clock,
    private readonly work: (peer: string) => void,
    private readonly options: CourierOptions = {},
  ) {}

  /** A name that is queued already is sent once. */
  enqueue(peer: string, names: Iterable<string>): void {
    const queue = this.queues.get(peer) ?? new Set();
    for (const name of names) queue.add(name);
    this.queues.set(peer, queue);
    if (queue.size) this.work(peer);
  }

  queued(peer: string): number {
    return this.queues.get(peer)?.size ?? 0;
  }

  /**
   * Sends what is queued for `peer`. Resolves with null when the queue is empty, or with the time (ms since 1970) at
   * which to pump again when the broker had no room. One pump per peer at a time.
   * @throws NotFound `snapshot.blob_missing` when the payload store lost a chunk
   */
  async pump(peer: string): Promise<number | null> {
    const queue = this.queues.get(peer);
    while (queue?.size) {
      const names = [...queue].slice(0, this.options.window ?? 8);
      const sent = await Promise.all(names.map((name) => this.send(peer, name)));
      names.forEach((name, i) => sent[i] && queue.delete(name));
      if (sent.includes(false)) return this.clock.now() + (this.options.retryAfter ?? 1_000);
    }
    return null;
  }

  private async send(peer: string, name: string): Promise<boolean> {
    const bytes = await this.blobs.get(name);
    if (!bytes) {
      this.queues.get(peer)?.delete(name);
      throw new NotFound(
        'snapshot.blob_missing',
        `the payload store no longer has ${name}, which '${peer}' wants`,
        'Restore the payload store from its backup, or order the snapshot again.',
      );
    }
    try {
      await this.sender.send(peer, name, bytes);
      return true;
    } catch (e) {
      if (isWordslabError(e) && e.kind === 'Unavailable') return false;
      throw e;
    }
  }
}
