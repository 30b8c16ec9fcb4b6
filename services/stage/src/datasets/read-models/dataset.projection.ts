import { Inject, Injectable } from '@nestjs/common';
import { formatPayloadRef } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { BLOBS, Projection, type ProjectionHandler } from '@wordslab/platform';
import type { BlobStore } from '@wordslab/platform/process';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { datasetCreated, type VersionPublished, versionPublished } from '../domain/dataset.events.js';
import { DatasetChunkRow, DatasetRow, DatasetVersionRow } from './dataset.entity.js';

const chunk = z.object({ address: z.string(), rows: z.number().int(), bytes: z.number().int() });
/** The blob that lists the chunks of a version. */
const chunkIndex = z.object({ v: z.literal(1), chunks: z.array(chunk), quarantine: z.array(chunk) });

@Injectable()
@Projection({
  name: 'datasets',
  version: 1,
  tables: ['datasets', 'dataset_versions', 'dataset_chunks'],
  handles: ['dataset.*'],
})
export class DatasetProjection implements ProjectionHandler {
  constructor(@Inject(BLOBS) private readonly blobs: BlobStore) {}

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const id = idOfStream(event.stream);
    const at = new Date(event.metadata.occurredAt);
    const datasets = em.getRepository(DatasetRow);
    switch (event.type) {
      case 'dataset.created': {
        const { name, personal } = datasetCreated.parse(event.data);
        await datasets.insert({ id, name, personal, version: 0, rows: 0, digest: null, createdAt: at, updatedAt: at });
        return;
      }
      case 'dataset.markedPersonal':
        await datasets.update({ id }, { personal: true, updatedAt: at });
        return;
      case 'dataset.versionPublished': {
        const data = versionPublished.parse(event.data);
        const { version, rows, digest } = data;
        await datasets.update({ id }, { version, rows, digest, updatedAt: at });
        const stamp = {
          importedAt: at,
          importedBy: event.metadata.actor,
          position: event.position,
          head: event.revision,
        };
        await em.getRepository(DatasetVersionRow).save({ id, version, digest, content: data, ...stamp });
        await this.insertChunks(id, data, em);
      }
    }
  }

  private async insertChunks(id: string, { version, index, key }: VersionPublished, em: EntityManager): Promise<void> {
    const listed = chunkIndex.parse(JSON.parse((await this.blobs.get(index)).toString('utf8')));
    for (const [part, chunks] of [
      ['rows', listed.chunks],
      ['quarantine', listed.quarantine],
    ] as const) {
      let first = 0;
      const rows: DatasetChunkRow[] = [];
      for (const [ordinal, { address, rows: count }] of chunks.entries()) {
        rows.push({ id, version, part, ordinal, payload: formatPayloadRef({ address, key }), rows: count, first });
        first += count;
      }
      for (let at = 0; at < rows.length; at += 500)
        await em.getRepository(DatasetChunkRow).insert(rows.slice(at, at + 500));
    }
  }
}
