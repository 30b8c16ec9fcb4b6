import { dirname, join } from 'node:path';
import { rm } from 'node:fs/promises';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock, CLOCK, Commands, LOGGER, SERVICE_CONFIG } from '@wordslab/platform';
import type { Logger, ServiceEnvironment } from '@wordslab/platform/process';
import { datasetDecider, datasetStream } from '../domain/decide-dataset.js';
import { type Leftover, leftovers } from './import-journal.js';
import { PayloadStore } from '../../payloads/payload-store.js';

/** Where imports keep their journals: the module's work folder, beside its payload store. */
export const journalFolder = (config: ServiceEnvironment): string =>
  join(dirname(config.WORDSLAB_BLOBS_DIR), 'work', 'imports');

/** At start: deletes what killed imports stored, unless the log says that they published it. */
@Injectable()
export class CollectLeftovers implements OnApplicationBootstrap {
  constructor(
    private readonly commands: Commands,
    private readonly payloads: PayloadStore,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceEnvironment,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for await (const leftover of leftovers(journalFolder(this.config), this.clock.now()))
      // What cannot be collected now waits for the next start; nothing depends on it.
      await this.collect(leftover).catch((error: unknown) =>
        this.logger.warn(
          { err: error, dataset: leftover.dataset },
          'what an unfinished import had stored is still there',
        ),
      );
  }

  private async collect({ dataset, key, file, addresses }: Leftover): Promise<void> {
    const { state } = await this.commands.load(datasetStream(dataset), datasetDecider);
    const published = state.status === 'open' && state.versions.some((version) => version.key === key);
    if (!published) {
      for (const address of addresses) await this.payloads.blobs.delete(address);
      await this.payloads.destroyKey(key);
      this.logger.info({ dataset, blobs: addresses.length }, 'deleted what an unfinished import had stored');
    }
    await rm(file, { force: true });
  }
}
