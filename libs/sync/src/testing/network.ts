import { Unavailable } from '@wordslab/contracts';
import type { ChunkSender, FeedPublisher } from '../ports.js';

export interface Message {
  readonly from: string;
  readonly to: string;
  /** The chunk's name; undefined for a feed batch. */
  readonly chunk?: string;
  readonly bytes: Buffer;
}

/** A broker that may lose, repeat and reorder what it acknowledged. */
export class Network {
  queue: Message[] = [];
  /** Pairs between which nothing passes now. */
  readonly cut = new Set<string>();
  /** Messages that passed through each chunk direction. */
  chunksSent = 0;

  /** Whether either end can reach the broker at all. */
  private put(message: Message): Promise<void> {
    if (this.cut.has(`${message.from} ${message.to}`))
      return Promise.reject(new Unavailable('broker.unavailable', 'no way to the broker'));
    this.queue.push(message);
    return Promise.resolve();
  }

  publisher(from: string, to: string): FeedPublisher {
    return { publish: (bytes) => this.put({ from, to, bytes: Buffer.from(bytes) }) };
  }

  chunkSender(from: string): ChunkSender {
    return {
      send: (to, chunk, bytes) => {
        this.chunksSent += 1;
        return this.put({ from, to, chunk, bytes: Buffer.from(bytes) });
      },
    };
  }
}
