import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { dayOfVersion, eventIdOf, isWordslabError, newId, predictionLogId } from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { CLOCK, type Clock, EVENT_STORE, IDENTITY, type ModuleIdentity } from '@wordslab/platform';
import { PayloadStore } from '../../payloads/payload-store.js';
import type { JournalContent } from '../domain/journal-record.js';
import { type ChunkWritten, dayKey, dayStream } from '../domain/prediction-log.events.js';

const compress = promisify(zstdCompress);

/** A journal's content, in the payload store and the log. */
@Injectable()
export class ChunkStore {
  readonly log: string;

  constructor(
    private readonly payloads: PayloadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.log = predictionLogId(me.tenant, me.module);
  }

  keyOf(version: number): string {
    return dayKey(this.log, version);
  }

  /**
   * Makes a journal's content a chunk of its day. The journal's id gives the event's, so a journal becomes one chunk
   * however often this is done. Chunks follow each other every second at most, so no stream is loaded for it.
   */
  async write(journal: string, version: number, { lines, first, last, counts }: JournalContent): Promise<void> {
    const key = this.keyOf(version);
    const text = `${lines.join('\n')}\n`;
    const address = lines.length > 0 ? await (await this.payloads.sealed()).put(key, await compress(text)) : null;
    const data: ChunkWritten = {
      ...{ day: dayOfVersion(version), key, address, rows: lines.length, first, last },
      counts: [...counts],
    };
    const now = this.clock.now().toISOString();
    const metadata = { v: 1, ...this.me, actor: 'wordslab', occurredAt: now, correlationId: newId() };
    const event = { id: eventIdOf(`journal:${journal}`, 0), type: 'predictionLog.chunkWritten', data, metadata };
    await this.store.append(dayStream(this.log, version), [event], { expected: 'any' });
  }

  /** Whether the log has the journal already: its process was killed before it removed the file. */
  async has(journal: string, version: number): Promise<boolean> {
    const id = eventIdOf(`journal:${journal}`, 0);
    try {
      const read = this.store.readStream(dayStream(this.log, version), { direction: 'backwards' });
      for await (const event of read) if (event.id === id) return true;
      return false;
    } catch (error) {
      if (isWordslabError(error) && error.kind === 'NotFound') return false;
      throw error;
    }
  }
}
