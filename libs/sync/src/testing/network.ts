import { CHAIN_START, type FeedBatch, feedBatch, mustBeSigned, Unavailable } from '@wordslab/contracts/core';
import { nextChain } from '../link/chain.js';
import type { ChunkSender, FeedPublisher } from '../ports.js';

export interface Message {
  readonly from: string;
  readonly to: string;
  /** The chunk's name; undefined for a feed batch. */
  readonly chunk?: string;
  readonly bytes: Buffer;
}

/** What a forged entry says. */
export const FORGED = -1;

const pointName = ({ from, to, epoch }: FeedBatch, seq: number): string => `${from} ${to} ${epoch} ${seq}`;

/** A broker that may lose, repeat and reorder what it acknowledged. */
export class Network {
  queue: Message[] = [];
  /** Pairs between which nothing passes now. */
  readonly cut = new Set<string>();
  /** Messages that passed through each chunk direction. */
  chunksSent = 0;
  /** Batches in which an entry is to be forged, and was. */
  toForge = 0;
  forged = 0;
  /** Chains that passed by, by the point that they stand for. */
  private readonly heard = new Map<string, string>();

  /** Changes what the results in a batch say, and its chain with them, as somebody could who listened from the start. */
  private forge(batch: FeedBatch): FeedBatch {
    let chain =
      batch.first === 1 ? (batch.parent?.chain ?? CHAIN_START) : this.heard.get(pointName(batch, batch.first - 1));
    if (chain === undefined || !batch.entries.some((e) => mustBeSigned(e.type))) return batch;
    const entries = batch.entries.map((e) => (mustBeSigned(e.type) ? { ...e, data: { n: FORGED } } : e));
    for (const entry of entries) chain = nextChain(chain, entry);
    this.toForge -= 1;
    this.forged += 1;
    return { ...batch, entries, chain };
  }

  /** Whether either end can reach the broker at all. */
  private put(message: Message): Promise<void> {
    if (this.cut.has(`${message.from} ${message.to}`))
      return Promise.reject(new Unavailable('broker.unavailable', 'no way to the broker'));
    this.queue.push(message);
    return Promise.resolve();
  }

  publisher(from: string, to: string): FeedPublisher {
    return {
      publish: (bytes) => {
        const batch = feedBatch.parse(JSON.parse(Buffer.from(bytes).toString()));
        this.heard.set(pointName(batch, batch.last), batch.chain);
        const sent = this.toForge > 0 ? Buffer.from(JSON.stringify(this.forge(batch))) : Buffer.from(bytes);
        return this.put({ from, to, bytes: sent });
      },
    };
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
