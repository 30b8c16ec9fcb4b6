import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { BLOBS, Projection, type ProjectionHandler } from '@wordslab/platform';
import type { BlobStore } from '@wordslab/platform/process';
import type { EntityManager } from 'typeorm';
import { idOfStream, projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { algorithmContent } from '../domain/algorithm.js';
import { SOURCE_FILE } from '../domain/algorithm-files.js';
import { AlgorithmFileRow, AlgorithmRow, AlgorithmVersionRow } from './algorithm.entity.js';

@Injectable()
@Projection({
  name: 'algorithms',
  version: 2,
  tables: ['algorithms', 'algorithm_versions', 'algorithm_files'],
  handles: ['algorithm.versionAdded'],
})
export class AlgorithmProjection implements ProjectionHandler {
  private readonly data = versionAdded(algorithmContent);

  constructor(@Inject(BLOBS) private readonly blobs: BlobStore) {}

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const data = this.data.parse(event.data);
    await projectVersion(event, data, em, { list: AlgorithmRow, versions: AlgorithmVersionRow });
    const id = idOfStream(event.stream);
    const files = em.getRepository(AlgorithmFileRow);
    for (const { path, sha256 } of data.content.files) {
      const content = (await this.blobs.get(sha256)).toString('base64');
      await files.insert({ id, version: data.version, path, content });
    }
    const content = Buffer.from(canonicalJson(data.content.source)).toString('base64');
    await files.insert({ id, version: data.version, path: SOURCE_FILE, content });
  }
}
