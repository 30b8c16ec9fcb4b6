import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { formatPayloadRef, isWordslabError } from '@wordslab/contracts';
import type { SealedBlobs } from '@wordslab/platform/process';
import { PayloadStore } from '../../payloads/payload-store.js';

const compress = promisify(zstdCompress);

/** What testers write, under one key per campaign: destroying the key erases all of it. */
@Injectable()
export class SealedNotes {
  private opened: Promise<SealedBlobs> | undefined;
  /** The first note of a campaign makes its key; two at once must not make two. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly payloads: PayloadStore) {}

  /** Stores a note and answers with its payload reference. */
  async put(campaign: string, note: object): Promise<string> {
    const key = keyOf(campaign);
    const bytes = await compress(Buffer.from(JSON.stringify(note)));
    const put = this.last.then(async () => (await this.sealed()).put(key, bytes));
    this.last = put.catch(() => undefined);
    return formatPayloadRef({ address: await put, key });
  }

  /** The note; null where its key was destroyed. */
  async get(ref: string): Promise<unknown> {
    try {
      return JSON.parse((await this.payloads.lines(ref)).join('\n'));
    } catch (error) {
      if (isWordslabError(error) && error.code === 'payload.key_destroyed') return null;
      throw error;
    }
  }

  private sealed(): Promise<SealedBlobs> {
    this.opened ??= this.payloads.sealedOver(this.payloads.blobs);
    return this.opened;
  }
}

const keyOf = (campaign: string): string => `test-campaign-${campaign}`;
