import type { Logger } from '@wordslab/platform/process';
import { type BlobStore, type ChunkSender, Courier } from '@wordslab/sync';

/** Pumps a courier's queues, one pump per peer, again when the broker had no room. */
export class CourierDriver {
  readonly courier: Courier;
  private readonly pumping = new Set<string>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    blobs: BlobStore,
    sender: ChunkSender,
    private readonly logger: Logger,
  ) {
    this.courier = new Courier(blobs, sender, { now: () => Date.now() }, (peer) => void this.pump(peer));
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async pump(peer: string): Promise<void> {
    if (this.pumping.has(peer) || this.stopped) return;
    this.pumping.add(peer);
    let again: number | null;
    try {
      again = await this.courier.pump(peer);
    } catch (error) {
      this.logger.error({ err: error, peer }, 'a chunk could not be sent');
      again = this.courier.queued(peer) > 0 ? Date.now() + 1_000 : null;
    }
    this.pumping.delete(peer);
    if (again === null && this.courier.queued(peer) === 0) return;
    clearTimeout(this.timers.get(peer));
    this.timers.set(
      peer,
      setTimeout(() => void this.pump(peer), Math.max(0, (again ?? 0) - Date.now())),
    );
  }
}
